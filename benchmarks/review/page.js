/* Waits until a key has put another element in a place and the frame with it is painted; milliseconds from the key. */
(() => {
  const LONGEST = 20000;
  const servers = (from) => performance.getEntriesByType("resource")
    .filter((call) => call.startTime >= from && /xmlhttprequest|fetch/.test(call.initiatorType) && !/presence|queue/.test(call.name));
  const painted = (resolve, from) => requestAnimationFrame(() => setTimeout(() => {
    const [call] = servers(from);
    resolve({ painted: performance.now() - from, server: call?.responseEnd ? call.responseStart - call.requestStart : null });
  }, 0));
  const another = (selector, before) => new Promise((resolve) => {
    const there = () => document.querySelector(selector) && document.querySelector(selector) !== before;
    const observer = new MutationObserver(() => there() && (observer.disconnect(), resolve()));
    observer.observe(document.body, { childList: true, subtree: true });
  });
  window.onKey = (selector) => {
    const before = document.querySelector(selector);
    window.measured = new Promise((resolve, reject) => {
      const pressed = (event) => {
        if (["Control", "Shift", "Meta"].includes(event.key)) return;
        removeEventListener("keydown", pressed, true);
        another(selector, before).then(() => painted(resolve, event.timeStamp));
        setTimeout(() => reject(new Error(`${event.key} put nothing new at ${selector}`)), LONGEST);
      };
      addEventListener("keydown", pressed, true);
    });
    window.measured.catch(() => undefined);
  };
})();
