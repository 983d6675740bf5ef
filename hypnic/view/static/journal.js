"use strict";

/* The journal: saving what was there before a night, on its own page and on the night's. */

(() => {
  const { post, say, guard, finished } = page;
  const form = document.getElementById("journal-form");
  const chooser = document.getElementById("journal-night");

  chooser?.addEventListener("change", () => { if (chooser.value) location.href = `/journal?night=${chooser.value}`; });
  if (form === null) return;

  form.addEventListener("input", (event) => {
    // a detail speaks for its factor
    const box = event.target.closest(".factor")?.querySelector("[data-factor]");
    if (box && event.target.dataset.detail && event.target.value) box.checked = true;
  });

  form.addEventListener("submit", guard(async (event) => {
    event.preventDefault();
    const { has_new_lights_out: isNew } = await post("/journal", {
      night: form.dataset.night, factors: factors(), lights_out: form.elements.lights_out.value, note: form.elements.note.value,
    });
    if (form.dataset.analysed && isNew) {
      say("Saved. Analyse the night again with this lights-out?", { action: analyseAgain, label: "Analyse again" });
    } else if (form.dataset.analysed) say("Saved.");
    else location.href = `/journal?night=${form.dataset.night}`;
  }));

  form.querySelector("[data-remove]").addEventListener("click", guard(async () => {
    await post("/journal/remove", { night: form.dataset.night });
    location.reload();
  }));

  function factors() {
    const ticked = [...form.querySelectorAll("[data-factor]")].filter((box) => box.checked);
    const found = ticked.map(({ dataset: { factor } }) => [factor, detailOf(factor)]);
    const own = document.getElementById("own-factor").value.trim();
    return Object.fromEntries(own ? [...found, [own, ""]] : found);
  }

  const detailOf = (factor) => form.querySelector(`[data-detail="${CSS.escape(factor)}"]`).value;

  async function analyseAgain() {
    say("The night is being analysed again …");
    const { job } = await post(`/nights/${form.dataset.analysed}/analyse`);
    await finished(job);
    location.reload();
  }
})();
