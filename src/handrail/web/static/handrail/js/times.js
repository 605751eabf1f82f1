const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

function span(seconds) {
  const length = Math.abs(seconds);
  if (length < 2 * HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < 2 * DAY) return `${Math.floor(length / HOUR)} h`;
  return `${Math.floor(length / DAY)} days`;
}

export function words(at, now, kind) {
  const ahead = (at - now) / 1000;
  if (kind === "due" && Math.abs(ahead) < MINUTE) return "now";
  if (kind === "due" || ahead > MINUTE) return ahead > 0 ? `in ${span(ahead)}` : `${span(ahead)} late`;
  return -ahead < MINUTE ? "just now" : `${span(ahead)} ago`;
}

export function refreshTimes() {
  const now = Date.now();
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const text = words(Date.parse(time.dateTime), now, time.dataset.relative);
    if (time.textContent !== text) time.textContent = text;
    const late = time.closest("[data-late]");
    if (late && time.dataset.relative === "due") late.dataset.late = Date.parse(time.dateTime) < now;
  }
}
