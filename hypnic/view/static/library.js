"use strict";

/* The library's page: searching while typing, deleting with an undo, adding nights by dropping files. */

(() => {
  const TYPING_MS = 150;

  const form = document.getElementById("search-form");
  const table = document.getElementById("nights");
  const { element, finished, get, post, say, guard } = page;

  // --- search -------------------------------------------------------------------------------------------------------

  let typing = 0;
  let asked = 0;

  form?.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  form?.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(search, TYPING_MS); });

  const search = guard(async () => {
    const words = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...words]) if (value === "") words.delete(name);
    const turn = ++asked;
    const { rows, count } = await get(`/?${new URLSearchParams([...words, ["part", "list"]])}`);
    if (turn !== asked) return;
    // the rows were made by the same code as the page's own, which escapes everything that is not its own
    table.tBodies[0].innerHTML = rows;
    document.getElementById("nights-count").textContent = count;
    history.replaceState(null, "", words.size ? `/?${words}` : "/");
  });

  // --- deleting -----------------------------------------------------------------------------------------------------

  table?.addEventListener("click", guard(async (event) => {
    const button = event.target.closest("button[data-delete]");
    if (button === null) return;
    button.disabled = true;
    const { name } = await post(`/nights/${button.dataset.delete}/delete`);
    const row = button.closest("tr");
    (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("a")?.focus();
    row.remove();
    say(`${name} is in the bin.`, { action: () => restore(button.dataset.delete) });
  }));

  async function restore(night) {
    const { name } = await post(`/nights/${night}/restore`);
    await search();
    table.querySelector(`tr[data-night="${CSS.escape(night)}"] a`)?.focus();
    say(`${name} is back.`);
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
