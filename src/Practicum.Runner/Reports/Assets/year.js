// The time in production, top to bottom: changes, traffic, monitors, acts, versions, money beyond doing nothing.
(function () {
  var Y = Report.data.year, V = Report.V, fit = Report.fit, width = Report.width;
  if (!Y) return;
  var N = Y.rows.length, DAY = 864e5, NB = '\u00a0', MINUS = '\u2212';
  var days = Y.rows.map(function (rows, i) { return { t: i + 1, rows: rows, labels: Y.labels[i], you: Y.you[i], best: Y.best[i], ceiling: Y.ceiling ? Y.ceiling[i] : null, nothing: 0 }; });
  var names = [];
  Y.served.forEach(function (s) { [s.champion, s.challenger].forEach(function (v) { if (v && v !== 'fallback' && v !== 'pause' && names.indexOf(v) < 0) names.push(v); }); });

  function money(units, signed) {
    var a = Math.abs(units), step = a >= 1e5 ? 1000 : a >= 1e4 ? 100 : a >= 1000 ? 10 : 1, r = Math.round(a / step) * step;
    var text = String(r).replace(/\B(?=(\d{3})+$)/g, ',');
    return (r === 0 ? '' : units < 0 ? MINUS : signed ? '+' : '') + text + NB + Y.unit;
  }

  function span() {
    if (Report.zoom === 'all') return [0, N];
    var i = Y.incidents[+Report.zoom], pad = Math.max(7, (i.x2 - i.x) * 0.75), end = Math.max(i.x2, i.alarm === undefined ? 0 : i.alarm);
    return [Math.max(0, i.x - pad), Math.min(N, end + pad)];
  }

  // Ticks at the first of months over a long span, else every few days; words as a date or as a day's number.
  function ticks(dom, wide, px) {
    var long = dom[1] - dom[0] > 100, values = [], i;
    if (Y.start === undefined || !long) {
      var step = [1, 2, 5, 7, 10, 14, 20, 30, 50, 60, 100, 200, 500, 1000].find(function (s) { return (dom[1] - dom[0]) / s <= (wide ? 9 : 4); }) || 2000;
      for (i = Math.ceil(dom[0] / step) * step; i <= dom[1] - step * 0.4; i += step) values.push(i);
      return { values: values, labelExpr: Y.start === undefined ? "'day ' + format(datum.value, ',')" : 'utcFormat(' + Y.start + " + datum.value * 864e5, '%-d %b')" };
    }
    var first = new Date(Y.start), every = Math.ceil((dom[1] - dom[0]) / 31 / (wide ? 12 : 6));
    for (i = first.getUTCDate() === 1 ? 0 : 1; ; i += every) {
      var t = (Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + i, 1) - Y.start) / DAY;
      if (t >= dom[1] - 5) break;
      if (t >= dom[0]) values.push(t);
    }
    return { values: values, labelExpr: 'utcFormat(' + Y.start + " + datum.value * 864e5, '%b')" + (30 * every * px > 60 ? " + (utcmonth(" + Y.start + " + datum.value * 864e5) === 0 ? ' ' + utcFormat(" + Y.start + " + datum.value * 864e5, '%Y') : '')" : '') };
  }

  // A threshold's label, said in fewer words before it would be cut.
  function bound(words, room) {
    var ways = [words, words.replace(/^alarm /, ''), words.replace(/^alarm /, '').replace(/ \(.*\)$/, '')];
    return ways.find(function (way) { return width(way) <= room; }) || fit(ways[2], room);
  }

  var KINDS = { alert: 'alert', repair: 'repaired', shadow: 'shadow', canary: 'trial', deploy: '100' + NB + '%', abort: 'trial ended', rollback: 'go back', fallback: 'rule', pause: 'pause' };
  function step(act) { return act.share ? Math.round(act.share * 100) + NB + '%' : KINDS[act.kind] || act.kind; }

  Report.charts.year = function (W) {
    if (W < 200) return null;
    var wide = W > 560, all = Report.zoom === 'all', dom = span();
    var ends = [['ceiling', 'c-ceil', [2, 3], 1.4, 'best conceivable'], ['best', 'c-clair', [7, 3], 1.8, 'best operator'], ['you', 'c-you', [1, 0], 2.8, 'you'], ['nothing', 'c-nothing', [1, 2], 1.8, 'do nothing']].filter(function (l) { return l[0] !== 'ceiling' || Y.ceiling; });
    var shown = days.filter(function (d) { return d.t >= dom[0] && d.t <= dom[1] + 1e-9; }), last = shown[shown.length - 1] || days[N - 1];
    var sayEnd = function (l) { return l[4] + ' ' + money(last[l[0]], l[0] !== 'nothing'); };
    var rightWords = ends.map(sayEnd).concat(Y.monitors.map(function (m) { return m.words; }), ['answers known (7 d)']);
    var left = 46, right = wide ? Math.min(W > 800 ? 240 : 190, Math.max.apply(null, rightWords.map(function (t) { return width(t, true); })) + 14) : 10, w = W - left - right - 4;
    var px = w / (dom[1] - dom[0]), at = function (t) { return (t - dom[0]) * px; };
    var inside = function (list) { return list.filter(function (d) { return (d.x2 === undefined ? d.t : d.x2) > dom[0] && (d.x === undefined ? d.t : d.x) < dom[1]; }); };
    var clip = function (list) { return list.map(function (d) { return Object.assign({}, d, { x: Math.max(d.x, dom[0]), x2: Math.min(d.x2, dom[1]) }); }); };
    var incidents = clip(inside(Y.incidents.map(function (d, i) { return Object.assign({ n: i + 1 }, d); })));
    var X = function (field, axis) { return { field: field || 't', type: 'quantitative', scale: { domain: dom, nice: false, zero: false }, axis: axis || null }; };
    var xAxis = Object.assign({ title: null, grid: false, labelAlign: 'left', labelOffset: 0, labelPadding: 4, ticks: true, tickSize: 12, tickColor: V('line-2'), labelBound: false, labelOverlap: false, domain: true, domainColor: V('line-2') }, ticks(dom, wide, px));
    var Yq = function (field, more) { return Object.assign({ field: field, type: 'quantitative', title: null }, more); };
    var yAxis = function (more) { return Object.assign({ minExtent: left - 6, maxExtent: left - 6, tickCount: 2 }, more); };
    var tint = function (axis) { return { data: { values: incidents.filter(function (i) { return i.harmful; }) }, mark: { type: 'rect', fill: V('c-incident-bg'), opacity: 0.75 }, encoding: { x: X('x', axis), x2: { field: 'x2' } } }; };
    var panel = function (title, height, layers, bare) { return { width: w, height: height, title: { text: fit(title, w, true), orient: 'top' }, layer: (bare ? [] : [tint()]).concat(layers), resolve: { scale: { x: 'shared' } } }; };
    var beside = function (text, color, y) { return { data: { values: [{}] }, mark: { type: 'text', align: 'left', x: w + 8, y: y, text: fit(text, right - 8), color: V(color), fontSize: 12 } }; };
    var triangles = function (monitor) {
      return { data: { values: inside(Y.alarms).filter(function (a) { return a.monitor === monitor; }) }, mark: { type: 'point', shape: 'triangle-down', size: 90, strokeWidth: 1.8, stroke: V('c-alarm'), opacity: 1, yOffset: -2 },
        encoding: { x: X(), y: { value: 4 }, fill: { condition: [{ test: "datum.truth === 'true'", value: V('c-alarm') }, { test: "datum.truth === 'neutral'", value: 'url(#half)' }], value: V('surface') } } };
    };

    function lane() {
      var labels = incidents.map(function (i, n) {
        var next = incidents[n + 1], room = (next ? at(next.x) : w + (wide ? right : 0)) - at(i.x2) - 10;
        var full = i.id + (i.harmful ? '' : ' (harmless)'), text = wide || !all ? fit(full, room) || fit(i.id, room) : '';
        return { x2: i.x2, say: text || String(i.n) };
      });
      var box = function (harmful) { return { data: { values: incidents.filter(function (i) { return i.harmful === harmful; }) }, mark: Object.assign({ type: 'rect', stroke: V('c-incident'), strokeWidth: 1.2 }, harmful ? { fill: V('c-incident-bg') } : { fill: 'transparent', strokeDash: [3, 2] }), encoding: { x: X('x'), x2: { field: 'x2' } } }; };
      return panel('What changed in the world', 20, [box(false), box(true), { data: { values: labels }, mark: { type: 'text', align: 'left', baseline: 'middle', dx: 6, color: V('ink') }, encoding: { x: X('x2'), text: { field: 'say' } } }], true);
    }

    function traffic() {
      var top = Math.max.apply(null, Y.rows.concat(Y.labels)), step = Math.pow(10, Math.floor(Math.log10(Math.max(1, top)))), tick = Math.floor(top / step) * step;
      return panel('Rows scored a day', 34, [
        { data: { values: shown }, mark: { type: 'area', color: V('c-area'), line: { color: V('line-2'), strokeWidth: 1 }, interpolate: 'monotone' }, encoding: { x: X(), y: Yq('rows', { scale: { domain: [0, top * 1.05], nice: false }, axis: yAxis({ values: [0, tick], labelExpr: "format(datum.value, ',')" }) }) } },
        { data: { values: shown }, mark: { type: 'line', color: V('c-you'), strokeWidth: 1.4, interpolate: 'monotone' }, encoding: { x: X(), y: Yq('labels') } }
      ].concat(wide ? [beside('scored', 'ink-3', 8), beside('answers known (7 d)', 'c-you', 24)] : []));
    }

    // A monitor's axis ends at twice its threshold or where nearly all values lie; what is higher is cut at the top and said so.
    function monitor(m) {
      var known = m.values.filter(function (v) { return v !== null; }).sort(function (a, b) { return a - b; });
      var th = m.threshold, low = known.length ? known[0] : 0, high = known.length ? known[known.length - 1] : 1;
      var top = high;
      if (th !== null) { low = Math.min(low, th); top = Math.max(th * 1.3, Math.min(high, th > 0 ? th * 5 : high)); }
      low = low > 0 && low > 0.25 * top ? low - 0.1 * (top - low) : Math.min(0, low);
      if (top <= low) top = low + 1;
      var cut = high > top * 1.0001, scale = { domain: [low, top], clamp: true, nice: false, zero: false }, size = Math.max(Math.abs(top), Math.abs(low));
      var format = size >= 100 ? ',.0f' : size >= 10 ? '.3~g' : '.2~g';
      var points = m.days.map(function (d, i) { return { t: d, v: m.values[i] }; }).filter(function (d) { return d.t >= dom[0] && d.t <= dom[1]; });
      var layers = [{ data: { values: points }, mark: { type: 'line', color: V('ink-2'), strokeWidth: 1.6, clip: true, interpolate: 'step-after', invalid: 'break-paths-show-domains' }, encoding: { x: X(), y: Yq('v', { scale: scale, axis: yAxis({ values: [low, top], labelExpr: "(datum.value > " + (low + top) / 2 + (cut ? " ? '≥" + NB + "' : '')" : " ? '' : '')") + " + replace(format(datum.value, '" + format + "'), '-', '" + MINUS + "')" }) }) } }];
      if (th !== null) {
        layers.push({ data: { values: [{ th: th }] }, mark: { type: 'rule', color: V('c-alarm'), strokeDash: [4, 3], strokeWidth: 1.2 }, encoding: { y: Yq('th', { scale: scale }) } });
        if (wide) layers.push({ data: { values: [{ th: th }] }, mark: { type: 'text', align: 'left', dx: w / 2 + 8, color: V('c-alarm'), fontSize: 12, text: bound(m.words, right - 10) }, encoding: { y: Yq('th', { scale: scale }) } });
      }
      layers.push(triangles(m.name));
      return panel(m.name + (m.what ? ': ' + m.what : ''), Y.monitors.length > 3 ? 34 : 44, layers);
    }

    function acts() {
      if (!Y.acts.length) return panel('What the policy did', 18, [{ data: { values: [{}] }, mark: { type: 'text', align: 'left', x: 4, y: 9, text: 'nothing', color: V('ink-3') } }]);
      var list = inside(Y.acts), groups = [];
      if (!all) {
        var free = [], most = 6;
        list = list.map(function (a) {
          var x = at(a.t), row = free.findIndex(function (f) { return f <= x; });
          if (row < 0 && free.length < most) row = free.push(-1e9) - 1;
          if (row < 0) return { t: a.t, row: -(most - 1), say: '' };
          var room = w + (wide ? right : 0) - x - 12, kind = a.kind === 'deploy' ? 'deploy' : KINDS[a.kind] || a.kind, full = a.say.toLowerCase().indexOf(kind) === 0 ? a.say : kind + ': ' + a.say, say = fit(full, Math.min(room, wide ? 280 : 150)) || fit(kind, room);
          free[row] = x + width(say) + 18;
          return { t: a.t, row: -row, say: say };
        });
        var lines = Math.max(1, free.length);
        return panel('What the policy did', 18 * lines, [
          { data: { values: list }, mark: { type: 'point', shape: 'diamond', size: 70, filled: true, color: V('c-act'), opacity: 1 }, encoding: { x: X(), y: { field: 'row', type: 'quantitative', axis: null, scale: { domain: [-lines + 0.6, 0.4], nice: false } } } },
          { data: { values: list }, mark: { type: 'text', align: 'left', dx: 8, color: V('ink') }, encoding: { x: X(), y: { field: 'row', type: 'quantitative', axis: null }, text: { field: 'say' } } }]);
      }
      var merge = Math.max(4, 14 / px);
      list.forEach(function (a) {
        var g = groups[groups.length - 1], word = step(a);
        if (!g || a.t - g.last > merge) groups.push(g = { x: a.t, words: [] });
        g.last = a.t;
        g.x2 = Math.max(a.t, g.x + 9 / px);
        if (g.words.indexOf(word) < 0) g.words.push(word);
      });
      var room = function (i) { return (i + 1 < groups.length ? at(groups[i + 1].x) : w + (wide ? right : 0)) - at(groups[i].x2) - 14; };
      // Steps that follow closely share one bar and one label rather than lose their words.
      for (var i = 0; i + 1 < groups.length;) {
        var one = groups[i], next = groups[i + 1];
        if (width(one.words.join(', ')) <= room(i) || at(next.x) - at(one.x2) > 60 || next.x - one.x2 > 21) { i++; continue; }
        next.words.forEach(function (word) { if (one.words.indexOf(word) < 0) one.words.push(word); });
        one.x2 = next.x2;
        groups.splice(i + 1, 1);
      }
      groups.forEach(function (g, i) {
        // Where not all words find room, alerts go first, then the earlier steps.
        var rest = g.words.filter(function (word) { return word !== KINDS.alert; }), ways = [g.words].concat(rest.map(function (_, k) { return rest.slice(k); }), [[g.words[0]]]);
        g.say = (ways.find(function (way) { return width(way.join(', ')) <= room(i); }) || []).join(', ');
      });
      return panel('What the policy did', 20, [
        { data: { values: groups }, mark: { type: 'rect', color: V('c-act'), height: 6 }, encoding: { x: X('x'), x2: { field: 'x2' }, y: { value: 10 } } },
        { data: { values: groups }, mark: { type: 'text', align: 'left', dx: 8, color: V('ink') }, encoding: { x: X('x2'), y: { value: 10 }, text: { field: 'say' } } }]);
    }

    function versions() {
      var rects = [], labels = [], run = null;
      clip(inside(Y.served)).forEach(function (s) {
        var share = s.challenger ? s.share : 0;
        rects.push({ v: s.champion, x: s.x, x2: s.x2, y: share, y2: 1 });
        if (share) rects.push({ v: s.challenger, x: s.x, x2: s.x2, y: 0, y2: share });
        if (run && run.v === s.champion && !share && !run.trial) run.x2 = s.x2;
        else labels.push(run = { v: s.champion, x: s.x, x2: s.x2, trial: share > 0 });
      });
      labels = labels.filter(function (l) { return !l.trial || at(l.x2) - at(l.x) > 60; });
      labels.forEach(function (l, i) {
        var name = l.v === 'fallback' ? 'rule' : l.v, room = at(l.x2) - at(l.x) - 10, before = labels.slice(0, i).some(function (o) { return o.v === l.v && o.say === name; });
        l.t = l.x + 6 / px;
        l.say = width(name, true) <= room ? name : before ? '' : fit(name, room, true);
      });
      var fills = ['c-v1', 'c-v2', 'c-v3'], range = names.map(function (_, i) { return V(fills[i % 3]); }).concat(['url(#hatch)', 'url(#hatch)']);
      return panel(wide ? 'Version in service (height: share of traffic)' : 'Version in service', 30, [
        { data: { values: rects }, mark: { type: 'rect', stroke: V('line-2'), strokeWidth: 0.6 }, encoding: { x: X('x'), x2: { field: 'x2' }, y: { field: 'y', type: 'quantitative', axis: yAxis({ values: [0, 1], labelExpr: "format(datum.value, '.0%')" }), scale: { domain: [0, 1], nice: false }, title: null }, y2: { field: 'y2' }, fill: { field: 'v', type: 'nominal', legend: null, scale: { domain: names.concat(['fallback', 'pause']), range: range } } } },
        { data: { values: labels }, mark: { type: 'text', align: 'left', baseline: 'middle', fontWeight: 600, color: V('ink') }, encoding: { x: X(), y: { value: 15 }, text: { field: 'say' } } }]);
    }

    function earned() {
      var lows = [0], highs = [1];
      ends.forEach(function (l) { shown.forEach(function (d) { lows.push(d[l[0]]); highs.push(d[l[0]]); }); });
      if (all && Y.gain) { lows.push(Y.gain[0]); highs.push(Y.gain[1]); }
      var low = Math.min.apply(null, lows), high = Math.max.apply(null, highs), height = Y.monitors.length > 4 ? 120 : 150;
      var label = "datum.value === 0 ? '0' : replace(abs(datum.value) >= 1e6 ? format(datum.value / 1e6, '.1~f') + 'M' : abs(datum.value) >= 1e4 ? format(datum.value / 1e3, ',~r') + 'k' : format(datum.value, ','), '-', '" + MINUS + "')";
      var y = function (field, axis) { return Yq(field, { scale: { domain: [low, high], nice: true, zero: true }, axis: yAxis({ labelExpr: label, tickCount: 4 }) }); };
      var layers = ends.map(function (l) { return { data: { values: shown }, mark: { type: 'line', color: V(l[1]), strokeDash: l[2], strokeWidth: l[3], clip: true }, encoding: { x: X('t', xAxis), y: y(l[0]) } }; });
      if (all && Y.gain) layers.push({ data: { values: [{ t: N, y: Y.gain[0], y2: Y.gain[1] }] }, mark: { type: 'rule', color: V('c-interval'), strokeWidth: 7, xOffset: -4 }, encoding: { x: X('t', xAxis), y: y('y'), y2: { field: 'y2' } } });
      var name = function (text, l, t, v, align, dx, dy) { return { data: { values: [{ t: t, y: v }] }, mark: { type: 'text', align: align, dx: dx, dy: dy, color: V(l[1]), fontWeight: l[0] === 'you' ? 700 : 500, fontSize: 12, text: text }, encoding: { x: X('t', xAxis), y: y('y') } }; };
      if (wide) {
        var tags = ends.map(function (l) { return { l: l, y: last[l[0]] }; }).sort(function (a, b) { return b.y - a.y; }), gap = (high - low) * 17 / height, i;
        for (i = 1; i < tags.length; i++) if (tags[i - 1].y - tags[i].y < gap) tags[i].y = tags[i - 1].y - gap;
        if (tags[tags.length - 1].y < low) {
          tags[tags.length - 1].y = low;
          for (i = tags.length - 2; i >= 0; i--) if (tags[i].y - tags[i + 1].y < gap) tags[i].y = tags[i + 1].y + gap;
        }
        tags.forEach(function (tag) { layers.push(name(fit(sayEnd(tag.l), right - 6, true), tag.l, last.t, tag.y, 'left', 8, 0)); });
      } else {
        var mine = ends.find(function (l) { return l[0] === 'you'; });
        var text = sayEnd(mine), from = shown[Math.max(0, shown.length - 1 - Math.ceil((width(text, true) + 4) / px))], drop = (last.you - from.you) / (high - low) * height;
        layers.push(name(text, mine, last.t, last.you, 'right', -4, drop > 8 ? drop + 12 : Math.min(drop, 0) - 12));
      }
      return { width: w, height: height, title: { text: fit(wide ? 'Money earned beyond doing nothing, running total in ' + Y.unit : 'Earned beyond doing nothing, ' + Y.unit, w, true) }, layer: [tint(xAxis)].concat(layers) };
    }

    var panels = (Y.incidents.length ? [lane()] : []).concat([traffic()], Y.monitors.map(monitor), [acts(), versions(), earned()]);
    return { config: Report.config, autosize: { type: 'pad', contains: 'padding' }, padding: { left: 0, right: wide ? 0 : 4, top: 0, bottom: 6 }, spacing: 8, data: { values: [{}] }, vconcat: panels, resolve: { scale: { x: 'shared', y: 'independent', color: 'independent', fill: 'independent' } } };
  };
})();
