// The charts of the report. Colours are CSS variables, so theme, print and contrast modes need no redraw.
'use strict';
var Report = (function () {
  var FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif';
  var V = function (name) { return 'var(--' + name + ')'; };
  var config = {
    font: FONT, background: null, aria: false, padding: 0, view: { stroke: null },
    axis: { labelColor: V('ink-3'), titleColor: V('ink-3'), labelFontSize: 12, titleFontSize: 12, titleFontWeight: 'normal', domain: false, ticks: false, gridColor: V('c-grid'), labelPadding: 6, labelFont: FONT, titleFont: FONT },
    title: { anchor: 'start', frame: 'group', color: V('ink'), fontSize: 12, fontWeight: 600, offset: 6, font: FONT, subtitleColor: V('ink-3'), subtitleFontSize: 12, subtitleFont: FONT },
    text: { font: FONT, fontSize: 12, color: V('ink-2') }, concat: { spacing: 10 }
  };
  var charts = {};
  var measure = document.createElement('canvas').getContext('2d');

  // Width of a label in pixels; the widest likely font decides whether it fits.
  function width(text, bold) {
    measure.font = (bold ? '600 ' : '') + '12px ' + FONT;
    return measure.measureText(text).width * 1.04;
  }

  // The text, cut so that it fits into the room, or nothing.
  function fit(text, room, bold) {
    if (width(text, bold) <= room) return text;
    for (var n = text.length - 1; n > 2; n--) if (width(text.slice(0, n) + '…', bold) <= room) return text.slice(0, n).trimEnd() + '…';
    return '';
  }

  function quiet(box) {
    box.querySelectorAll('[role],[aria-label],[aria-roledescription],[aria-hidden]').forEach(function (node) {
      ['role', 'aria-label', 'aria-roledescription', 'aria-hidden'].forEach(function (name) { node.removeAttribute(name); });
    });
  }

  function draw(only) {
    document.querySelectorAll('[data-chart]').forEach(function (place) {
      if (only && place.dataset.chart !== only) return;
      var spec = charts[place.dataset.chart](place.clientWidth);
      if (!spec) return;
      var box = document.createElement('div');
      var view = new vega.View(vega.parse(vegaLite.compile(spec).spec, null, { ast: true }), { renderer: 'svg', expr: vegaInterpreter, hover: false, logLevel: vega.Error });
      view.initialize(box).runAsync().then(function () {
        quiet(box);
        place.replaceChildren(box);
        place.classList.add('done');
      }).catch(function (error) {
        place.textContent = 'The chart could not be drawn; its text below says the same. ' + error.message;
      });
    });
  }

  function start() {
    document.querySelectorAll('[data-zoom]').forEach(function (button) {
      button.addEventListener('click', function () {
        Report.zoom = button.dataset.zoom;
        document.querySelectorAll('[data-zoom]').forEach(function (other) { other.setAttribute('aria-pressed', String(other === button)); });
        draw('year');
      });
    });
    var last = 0, main = document.querySelector('main');
    new ResizeObserver(function () {
      if (Math.abs(main.clientWidth - last) > 8) { last = main.clientWidth; draw(); }
    }).observe(main);
    var opened = [];
    addEventListener('beforeprint', function () {
      document.querySelectorAll('details.print').forEach(function (twin) { if (!twin.open) { twin.open = true; opened.push(twin); } });
    });
    addEventListener('afterprint', function () { opened.forEach(function (twin) { twin.open = false; }); opened = []; });
  }

  return { data: JSON.parse(document.getElementById('data').textContent), V: V, config: config, charts: charts, width: width, fit: fit, start: start, zoom: 'all' };
})();
