"use strict";

/* The library's page: searching while typing, deleting with an undo, adding nights by dropping files. */

(() => {
  const TYPING_MS = 150;

  const form = document.getElementById("search-form");
  const table = document.getElementById("nights");
  const { element, finished, get, post, say, guard } = page;

  // --- search -------------------------------------------------------------------------------------------------------

  const showAll = document.getElementById("show-all-nights");
  let isWhole = new URLSearchParams(location.search).get("all") === "1";
  let typing = 0;
  let asked = 0;

  form?.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form?.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(search, TYPING_MS); });

  showAll?.addEventListener("click", guard(async (event) => {
    event.preventDefault();
    isWhole = true;
    const last = table.tBodies[0].rows.length;
    await search();
    table.tBodies[0].rows[last]?.querySelector("a")?.focus({ preventScroll: true });
  }));

  const search = guard(async () => {
    const words = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...words]) if (value === "") words.delete(name);
    const turn = ++asked;
    if (isWhole) words.set("all", "1");
    const { rows, count, more } = await get(`/?${new URLSearchParams([...words, ["part", "list"]])}`);
    if (turn !== asked) return;
    // the rows were made by the same code as the page's own, which escapes everything that is not its own
    table.tBodies[0].innerHTML = rows;
    document.getElementById("nights-count").textContent = count;
    showAll.textContent = more;
    showAll.hidden = more === "";
    history.replaceState(null, "", words.size ? `/?${words}` : "/");
  });

  // --- deleting and the bin -----------------------------------------------------------------------------------------

  const bin = document.getElementById("bin-place");

  table?.addEventListener("click", guard(async (event) => {
    const button = event.target.closest("button[data-delete]");
    if (button === null) return;
    button.disabled = true;
    const { name } = await post(`/nights/${button.dataset.delete}/delete`);
    const row = button.closest("tr");
    const isByKeyboard = event.detail === 0;
    (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("a")?.focus();
    row.remove();
    offerUndo(button.dataset.delete, name, isByKeyboard);
    await showBin();
  }));

  /** Offer to undo; whoever deleted by keyboard has the focus on the offer, and back on the list when it is over. */
  function offerUndo(night, name, isByKeyboard) {
    const before = document.activeElement;
    const undo = say(`${name} is in the bin.`, { action: () => restore(night), onHide: () => before.focus() });
    if (isByKeyboard) undo.focus();
  }

  async function restore(night) {
    const { name } = await post(`/nights/${night}/restore`);
    if (table === null) { location.reload(); return; }
    await Promise.all([search(), showBin()]);
    table.querySelector(`tr[data-night="${CSS.escape(night)}"] a`)?.focus();
    say(`${name} is back.`);
  }

  async function showBin() {
    // written by the server's own code, which escapes everything that is not its own
    bin.innerHTML = (await get("/?part=bin")).bin;
  }

  bin?.addEventListener("click", guard(async ({ target }) => {
    const { restore: night, empty } = target.dataset;
    if (night) await restore(night);
    if (empty) askForGood(target, Number(empty));
  }));

  function askForGood(button, count) {
    const what = count === 1 ? "this night" : `these ${count} nights`;
    const sure = element("button", { type: "button", class: "danger" }, `Yes, remove ${what} for good`);
    const not = element("button", { type: "button" }, "No, keep");
    not.addEventListener("click", guard(showBin));
    sure.addEventListener("click", guard(async () => {
      const { removed } = await post("/bin/empty");
      await showBin();
      say(removed === 1 ? "1 night is gone for good." : `${removed} nights are gone for good.`);
    }));
    button.parentElement.replaceChildren(sure, not);
    not.focus();
  }

  const deleted = JSON.parse(sessionStorage.getItem("hypnic-deleted"));
  if (deleted !== null) {
    sessionStorage.removeItem("hypnic-deleted");
    offerUndo(deleted.night, deleted.name, deleted.isByKeyboard);
  }

  // --- adding -------------------------------------------------------------------------------------------------------

  const place = document.getElementById("import");
  const list = document.getElementById("imports");
  const chooser = document.getElementById("import-files");

  document.getElementById("refresh")?.addEventListener("click", guard(async () => {
    const { added, missing } = await post("/refresh");
    if (added || missing) location.reload();
    else say("Nothing new in the folder.");
  }));
  chooser?.addEventListener("change", () => { addAll([...chooser.files]); chooser.value = ""; });

  if (place) {
    for (const name of ["dragenter", "dragover"]) addEventListener(name, (event) => { event.preventDefault(); mark(true); });
    for (const name of ["dragleave", "drop"]) addEventListener(name, (event) => { if (!event.relatedTarget) mark(false); });
    addEventListener("drop", (event) => { event.preventDefault(); mark(false); addAll([...event.dataTransfer.files]); });
  }

  const mark = (isOver) => place.classList.toggle("is-over", isOver);

  async function addAll(files) {
    for (const file of files) await add(file);
  }

  async function add(file) {
    const bar = element("progress", { "aria-label": `Adding ${file.name}` });
    const words = element("span", {}, `${file.name}: being read …`);
    const line = element("li", {}, [words, bar]);
    list.append(line);
    try {
      const { job } = await send(file);
      const said = await finished(job);
      bar.remove();
      line.classList.add("is-done");
      words.textContent = `${file.name}: ${said.text}`;
      for (const { id, name } of said.nights) words.append(" ", element("a", { href: `/nights/${id}` }, name));
      if (table) await search();
      else location.reload();
    } catch (error) {
      bar.remove();
      line.classList.add("is-refused");
      words.textContent = `${file.name}: ${error.message}`;
    }
  }

  async function send(file) {
    const answer = await fetch(`/import?name=${encodeURIComponent(file.name)}`, {
      method: "POST", headers: { "Content-Type": "application/octet-stream", Accept: "application/json" }, body: file,
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.problem);
    return said;
  }
})();
