import { Connection } from "/console/js/state/connection.js";
import { StatusWatch } from "/console/js/state/status-watch.js";
import { answers, equal, test } from "./testing.js";

const broken = (part, state = "delayed") => ({ parts: { [part]: { state } } });

test("is live only while the stream is open and no part is broken", () => {
  const connection = new Connection(() => {});
  equal(connection.words, "Connecting …");

  connection.streamIs("open");
  equal([connection.state, connection.words, connection.notice], ["reconnecting", "Connecting …", undefined]);
  connection.statusIs({ parts: {} });
  equal([connection.state, connection.words, connection.notice], ["live", "Live", undefined]);
  connection.statusIs(broken("sending"));
  equal(connection.state, "slow");
  equal(connection.notice, "Sending is slow right now. Messages are kept and go out in order.");
  connection.statusIs(broken("sending", "working"));
  equal(connection.state, "live");
  connection.statusIs(null);
  equal(connection.state, "slow");
});

test("says what waits while offline, and when the last news came", () => {
  let waiting = "2 answers wait";
  const connection = new Connection(
    () => {},
    () => waiting,
  );
  connection.streamIs("offline");
  equal(connection.words, "Offline, 2 answers wait");
  waiting = "";
  equal(connection.words, "Offline");

  connection.news(new Date(2026, 10, 27, 9, 41, 7));
  connection.streamIs("reconnecting");
  equal(/^Reconnecting … last news 9.41.07/.test(connection.words.replace("09", "9")), true);
});

test("tells when a part that was broken works again", async () => {
  let resumed = 0;
  const count = () => (resumed += 1);
  document.addEventListener("service-resumed", count);
  const connection = new Connection(() => {});
  const watch = new StatusWatch(connection);
  const counts = [];
  const bodies = [broken("reading", "working"), broken("reading"), broken("reading"), broken("reading", "working"), undefined, broken("reading", "working")];
  for (const body of bodies) {
    answers("/api/status", async () => new Response(JSON.stringify(body) ?? "", { status: body ? 200 : 503 }));
    await watch.ask();
    counts.push(resumed);
  }
  equal(counts, [0, 0, 0, 1, 1, 2]);
  document.removeEventListener("service-resumed", count);
});
