const MENUS = "details[data-menu][open]";

export function closeMenus(event) {
  for (const menu of document.querySelectorAll(MENUS)) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
}

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(MENUS);
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  }
});

document.addEventListener("focusin", closeMenus);
