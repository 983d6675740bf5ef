/* A night that is not ready: a first look at it as soon as its samples were read, then the whole page by itself. */

(() => {
  const place = document.querySelector("[data-waiting]");
  const section = document.getElementById("sketch");
  const night = place.dataset.waiting;
  const address = `/nights/${night}`;
  let drawn = null;

  page.guard(follow)();

  async function follow() {
    for (let seen = ""; ;) {
      const { is_ready, problem, step, text, share, has_sketch } = await page.get(`${address}/ready?seen=${seen}`);
      if (is_ready) return showAll();
      if (problem) return tell(`This night could not be read: ${problem}`);
      if (has_sketch && drawn === null) await draw();
      if (step === "sketched") return undefined;
      showProgress(text, share);
      seen = step;
    }
  }

  async function draw() {
    const answer = await fetch(`${address}/sketch`);
    if (!answer.ok) return;
    const payload = await hypnic.payload.unpack(await answer.text());
    section.hidden = false;
    drawn = hypnic.drawNight(payload);
    hypnic.sketch = drawn;
    document.documentElement.dataset.sketched = "true";
  }

  function showProgress(text, share) {
    const words = document.getElementById("waiting");
    if (words === null) return;
    if (words.textContent !== text) words.textContent = text;
    place.querySelector("progress").value = share;
  }

  function tell(text) {
    place.querySelector("progress")?.remove();
    const words = document.getElementById("waiting") ?? document.getElementById("picture-help");
    words.textContent = text;
    section.hidden = section.hidden && words.id === "waiting";
  }

  function showAll() {
    if (drawn !== null) hypnic.stretch.keep(night, drawn.choice);
    location.reload();
  }
})();
