"use strict";

/* Trends by keyboard: each drawing is one stop of the tabulator, the arrow keys go from night to night. */

(() => {
  const LAST = Infinity;
  const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -LAST, End: LAST };

  for (const chart of document.querySelectorAll(".trend-chart")) {
    const points = [...chart.querySelectorAll("a")];
    stopAt(points, points.length - 1);
    chart.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in STEPS)) return;
      event.preventDefault();
      const here = points.indexOf(event.target.closest("a"));
      const next = Math.min(points.length - 1, Math.max(0, here + STEPS[event.key]));
      stopAt(points, next);
      points[next].focus();
    });
  }

  function stopAt(points, stop) {
    points.forEach((point, place) => point.setAttribute("tabindex", place === stop ? 0 : -1));
  }
})();
