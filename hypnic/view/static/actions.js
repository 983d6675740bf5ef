"use strict";

/* What can be done with a whole night on its page: another name, into the bin, out of it. */

(() => {
  const { element, guard, post } = page;
  const bar = document.querySelector(".actions-bar[data-night]");
  if (bar === null) return;
  const address = `/nights/${bar.dataset.night}`;
  const title = document.querySelector("h1");
  const renaming = document.getElementById("rename-night");

  renaming?.addEventListener("click", openForm);

  document.getElementById("restore-night")?.addEventListener("click", guard(async () => {
    await post(`${address}/restore`);
    location.reload();
  }));

  document.getElementById("delete-night")?.addEventListener("click", guard(async ({ detail }) => {
    const { name } = await post(`${address}/delete`);
    sessionStorage.setItem("hypnic-deleted", JSON.stringify({ night: bar.dataset.night, name, isByKeyboard: detail === 0 }));
    location.href = "/";
  }));

  function openForm() {
    const name = element("input", { type: "text", "aria-label": "Name of the night", maxlength: 200, required: "", size: 30 });
    name.value = title.textContent;
    const form = element("form", { class: "rename" }, [
      name, element("button", { type: "submit", class: "primary" }, "Save"), element("button", { type: "button" }, "Cancel"),
    ]);
    form.addEventListener("submit", guard(async (event) => {
      event.preventDefault();
      const said = await post(`${address}/rename`, { name: name.value });
      document.title = document.title.replace(title.textContent, said.name);
      title.textContent = said.name;
      close();
    }));
    form.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
    form.lastElementChild.addEventListener("click", close);
    renaming.hidden = true;
    renaming.after(form);
    name.focus();
    name.select();

    function close() {
      form.remove();
      renaming.hidden = false;
      renaming.focus();
    }
  }
})();
