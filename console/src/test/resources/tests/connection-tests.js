import { Connection } from "/console/js/state/connection.js";
import { equal, test } from "./testing.js";

const broken = (part, state = "delayed") => ({ parts: { [part]: { state } } });

test("is live only while the stream is open and no part is broken", () => {
  const connection = new Connection(() => {});
  equal(connection.words, "Connecting …");

  connection.streamIs("open");
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
