import { setTexts } from "../lib/dom.js";
import { drawAvatar } from "./avatar.js";
import { channelWord, personName } from "./words.js";

export function drawThreadHeader(root, person) {
  drawAvatar(root.querySelector(".avatar"), person);
  setTexts(root, { h2: personName(person), ".details": details(person) });
}

/** Whom a thread is with. A conversation that was started a moment ago may be known by its first message only. */
export function whoIsIt(conversation, messages) {
  const message = messages.find(({ from, to }) => from && to);
  return conversation ?? (message && otherSide(message));
}

function otherSide({ direction, channel, from, to }) {
  const outbound = direction === "outbound";
  return { channel, theirAddress: outbound ? to : from, ourAddress: outbound ? from : to };
}

function details({ contactName, theirAddress, ourAddress, channel, status }) {
  const parts = [contactName && theirAddress, `${channelWord(channel)} with ${ourAddress}`, status === "closed" && "Closed"];
  return parts.filter(Boolean).join(" · ");
}
