import { filled, gettext, ngettext } from "./words.js";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

/* As `web/times.py` says it, from the same messages. */
const SAYS = {
  ahead: {
    minutes: () => gettext("in {n} min"),
    hours: () => gettext("in {n} h"),
    days: (n) => ngettext("in {n} day", "in {n} days", n),
  },
  late: {
    minutes: () => gettext("{n} min late"),
    hours: () => gettext("{n} h late"),
    days: (n) => ngettext("{n} day late", "{n} days late", n),
  },
  past: {
    minutes: () => gettext("{n} min ago"),
    hours: () => gettext("{n} h ago"),
    days: (n) => ngettext("{n} day ago", "{n} days ago", n),
  },
};

function said(seconds, kind) {
  const length = Math.abs(seconds);
  if (length < 2 * HOUR) return filled(SAYS[kind].minutes(), { n: Math.floor(length / MINUTE) });
  if (length < 2 * DAY) return filled(SAYS[kind].hours(), { n: Math.floor(length / HOUR) });
  const n = Math.floor(length / DAY);
  return filled(SAYS[kind].days(n), { n });
}

export function words(at, now, kind) {
  const ahead = (at - now) / 1000;
  if (kind === "due" && Math.abs(ahead) < MINUTE) return gettext("now");
  if (kind === "due" || ahead > MINUTE) return said(ahead, ahead > 0 ? "ahead" : "late");
  return -ahead < MINUTE ? gettext("just now") : said(ahead, "past");
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
