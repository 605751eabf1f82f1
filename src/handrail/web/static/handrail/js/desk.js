import "./queue.js";
import "./lead.js";
import "./editor.js";
import "./decided.js";
import "./presence.js";
import "./many.js";
