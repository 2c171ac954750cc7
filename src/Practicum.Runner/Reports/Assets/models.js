// Small multiples: ranking above, stated risk below, one column a period.
(function () {
  var curves = Report.data.curves, V = Report.V;
  var pairs = function (xs, ys) { return xs.map(function (x, i) { return { x: x, y: ys[i], i: i }; }); };
  var short = function (texts, room) { return texts.find(function (t) { return Report.width(t) <= room; }) || Report.fit(texts[texts.length - 1], room); };
  // A title over one line, or over two where it has a comma.
  var title = function (text, room) {
    var at = text.lastIndexOf(', ');
    return at < 0 || Report.width(text, true) <= room ? Report.fit(text, room, true) : [Report.fit(text.slice(0, at), room, true), Report.fit(text.slice(at + 2), room, true)];
  };
  var Q = function (field, axis, domain) {
    var e = { field: field, type: 'quantitative' };
    if (axis !== undefined) e.axis = axis;
    if (domain) e.scale = { domain: domain, nice: false, zero: false };
    return e;
  };
  Report.charts.models = function (W) {
    if (W < 200 || !curves.length) return null;
    var n = curves.length, one = n === 1, columns = W > 560 ? (n <= 2 ? 2 * n : n) : W > 250 ? 2 : 1, gap = 24, extent = 34;
    var w = Math.min(300, Math.floor((W - (columns - 1) * gap - columns * extent) / columns) - 4), h = Math.min(w, 190);
    var top = Math.min(1, Math.max.apply(null, [0.1].concat.apply([0.1], curves.map(function (c) { return c.stated.concat(c.came); }))) * 1.08);
    top = top > 0.5 ? 1 : Math.ceil(top * 10) / 10;
    var half = top === 1 ? [0, 0.5, 1] : [0, top / 2, top];
    var axis = function (title, values) { return { title: title, titleAnchor: 'start', format: '.2~f', values: values, grid: true, minExtent: extent - 6, maxExtent: extent - 6, titlePadding: 2, labelPadding: 4 }; };
    var mark = function (color, size, dash) { return { type: 'line', color: V(color), strokeWidth: size, strokeDash: dash || [1, 0] }; };
    var ranking = function (c) {
      return { width: w, height: h, title: { text: title(c.title, w + extent), subtitle: short(['ROC area ' + c.auc, c.auc], w + extent) }, layer: [
        { data: { values: [{ x: 0, y: 0 }, { x: 1, y: 1 }] }, mark: mark('c-rule', 1), encoding: { x: Q('x', axis('others disturbed', [0, 0.5, 1]), [0, 1]), y: Q('y', axis(null, [0, 0.5, 1]), [0, 1]) } },
        { data: { values: pairs(c.bx, c.by) }, mark: mark('c-ceil', 1.4, [2, 3]), encoding: { x: Q('x'), y: Q('y'), order: { field: 'i' } } },
        { data: { values: pairs(c.x, c.y) }, mark: mark('c-you', 2.4), encoding: { x: Q('x'), y: Q('y'), order: { field: 'i' } } }] };
    };
    var risk = function (c) {
      var bins = c.stated.map(function (s, i) { return { s: s, came: c.came[i], low: c.low[i], high: c.high[i] }; });
      return { width: w, height: h, title: { text: one ? 'Does stated risk come true?' : title(c.title, w + extent), subtitle: short(['stated risk ' + c.risk, c.risk], w + extent) }, layer: [
        { data: { values: [{ x: 0, y: 0 }, { x: top, y: top }] }, mark: mark('line-2', 1), encoding: { x: Q('x', axis('risk stated', half), [0, top]), y: Q('y', axis(null, half), [0, top]) } },
        { data: { values: bins }, mark: { type: 'rule', color: V('c-interval'), strokeWidth: 5, clip: true }, encoding: { x: Q('s'), y: Q('low'), y2: { field: 'high' } } },
        { data: { values: bins }, mark: { type: 'point', filled: true, opacity: 1, size: 34, color: V('c-you'), clip: true }, encoding: { x: Q('s'), y: Q('came') } }] };
    };
    var views = [];
    if (columns === n && n > 2) views = curves.map(ranking).concat(curves.map(risk));
    else curves.forEach(function (c) { views.push(ranking(c), risk(c)); });
    return { config: Report.config, data: { values: [{}] }, concat: views, columns: columns, spacing: { row: 22, column: gap }, resolve: { scale: { x: 'independent', y: 'independent' } }, autosize: { type: 'pad' } };
  };
})();
Report.start();
