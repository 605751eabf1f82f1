import { closeMenus } from "./menus.js";
import { refreshTimes } from "./times.js";
import "./theme.js";
import "./notices.js";
import "./keys.js";
import "./palette.js";

document.addEventListener("click", closeMenus);
document.addEventListener("htmx:afterSettle", refreshTimes);
setInterval(refreshTimes, 20_000);
