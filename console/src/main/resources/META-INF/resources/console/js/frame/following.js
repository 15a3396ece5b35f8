import { ConversationCopies } from "../state/conversation-copies.js";
import { RecentIds } from "../state/recent-ids.js";
import { SharedStream } from "../state/shared-stream.js";
import { StatusWatch } from "../state/status-watch.js";

const REMEMBERED_EVENTS = 5000;

/** Keeps the frame and its screens up to date. */
export function following(frame) {
  const { connection } = frame;
  const seen = new RecentIds(REMEMBERED_EVENTS);
  const status = new StatusWatch(connection);
  const copies = new ConversationCopies(frame.deviceStorage);
  copies.start();

  const stream = new SharedStream({
    onEvent: (event) => {
      connection.news();
      if (!seen.isNew(event.id)) return;
      if (event.type === "contact.erased") copies.removeOf(event.data.contactId);
      frame.apply(event);
    },
    onGap: () => {
      frame.refresh();
      loadNames(frame);
    },
    onState: (state) => {
      connection.streamIs(state);
      if (state === "open") status.ask();
    },
    onEnded: () => document.dispatchEvent(new Event("session-ended")),
  });
  stream.open();
  frame.figures.start();
  loadNames(frame);
  document.addEventListener("visibilitychange", () => document.hidden || frame.changed());
}

function loadNames({ company, members }) {
  company.load();
  members.load();
}
