import { serverNow } from "../../api/server-clock.js";
import { composerKeys } from "./composer-keys.js";
import { fileActions } from "./file-actions.js";
import { popupActions } from "./popup-actions.js";
import { anotherAnswer } from "./another-answer.js";
import { focusComposer } from "./focus.js";

/**
 * What can be done in the composer of the conversation that is open.
 *
 * @param open answers the open thread: `{conversation, composer, timeline, state()}`
 */
export function composerActions(context, open, { beat, send, offer, close }) {
  const composer = () => open().composer;

  function submit(event) {
    event?.preventDefault();
    sendNow();
  }

  /** Sends what was written; asks once when another person has answered since writing began. */
  function sendNow({ isSure = false, closes = false } = {}) {
    const it = composer();
    if (!it.canSend || (it.mode === "reply" && open().state().blocked)) return;
    const other = it.mode === "reply" && !isSure && anotherAnswer(open().timeline.entries.all, it.startedAt, context);
    if (other && !it.asks) return it.change({ asks: { ...other, closes } });

    beat.notTyping();
    send(it.take(open().conversation, context.members));
    if (closes) close();
    focusComposer();
  }

  const keys = composerKeys(composer, { sendNow });
  const popups = popupActions(context, open, { send, focusComposer });

  return {
    ...fileActions(composer, () => open().conversation.channel),
    ...popups,
    submit,
    sendAndClose: () => sendNow({ closes: true }),
    sendAllTheSame: () => sendNow({ isSure: true, closes: composer().asks?.closes }),
    keepWriting: () => (composer().change({ asks: undefined, startedAt: serverNow() }), focusComposer()),
    mode: (mode) => (composer().change({ mode, popup: undefined }), focusComposer()),
    from: (number) => composer().change({ from: number }),
    plainLetters: () => (composer().plainLetters(), focusComposer()),
    sendAtOnce: () => composer().change({ sendAt: undefined }),
    offer: (name, event) => (name === "note" ? (composer().change({ mode: "note" }), focusComposer()) : offer(name, event)),
    typed(event) {
      composer().write(event.target.value);
      if (event.target.value) beat.typing();
      else beat.notTyping();
      popups.suggest(event.target);
    },
    caretMoved: (event) => popups.suggest(event.target),
    pressed: (event) => keys(event, popups),
  };
}
