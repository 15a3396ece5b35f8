import { html } from "../../lib/html.js";
import { nothing } from "../../lib/html.js";
import { avatar } from "../../parts/avatar.js";
import { colourDot } from "../../parts/colour-dot.js";
import { dateTimeChoice } from "../../parts/date-time-choice.js";
import { dialog } from "../../parts/dialog.js";
import { words } from "../words.js";
import { choiceList } from "./choice-list.js";
import { snoozeTimes } from "./snooze-times.js";

const CLOSED = { kind: undefined, text: "", active: 0 };

/**
 * The dialogs in which a person chooses an assignee, a time or labels, for one conversation or several.
 *
 * @param handle `{assign(ids, member), snooze(ids, until), label(ids, label, isOn)}`
 */
export function createPickers(context, { conversations, labels, handle }) {
  let state = CLOSED;

  const change = (more) => {
    state = { ...state, ...more };
    context.changed();
  };
  const open = (kind) => (ids) => ids.length > 0 && change({ ...CLOSED, kind, ids });
  const close = () => change(CLOSED);
  const done = (action) => {
    const { ids } = state;
    close();
    action(ids);
  };

  const bodies = {
    assign: () =>
      choiceList({
        label: words.assignTo,
        state,
        change,
        choices: people(context, conversations.get(state.ids[0])),
        onChoose: ({ value }) => done((ids) => handle.assign(ids, value)),
      }),
    snooze: () =>
      dateTimeChoice({
        label: words.snoozeUntil,
        choices: snoozeTimes(),
        onChoose: (at) => done((ids) => handle.snooze(ids, at?.toISOString() ?? null)),
      }),
    label: () =>
      choiceList({
        label: words.labels,
        state,
        change,
        choices: labelChoices(labels, state.ids.map((id) => conversations.get(id))),
        onChoose: ({ value, isOn }) => handle.label(state.ids, value, !isOn),
      }),
  };

  return {
    assign: open("assign"),
    snooze: open("snooze"),
    label: open("label"),
    render() {
      const { kind } = state;
      return dialog({
        title: kind ? words.pickers[kind] : "",
        isOpen: Boolean(kind),
        onClose: close,
        body: kind ? html`<div class="picker">${bodies[kind]()}</div>` : nothing,
      });
    },
  };
}

function people({ members, session }, conversation) {
  const { assignee } = conversation ?? {};
  const person = ({ id, name }, said = name) => ({
    value: id,
    words: said,
    picture: avatar({ id, name }, { size: "small" }),
    isOn: assignee === id,
  });
  const others = members.all().filter(({ id }) => id !== session.id);
  return [
    person({ id: session.id, name: session.name }, words.meNamed(session.name)),
    { value: null, words: words.nobody, isOn: !assignee },
    ...others.map((member) => person(member)),
  ];
}

/** A label is on when all of the conversations have it. */
const labelChoices = (labels, conversations) =>
  labels.all().map(({ id, name, colour }) => ({
    value: id,
    words: name,
    picture: colourDot(colour),
    isOn: conversations.every((conversation) => conversation?.labels?.includes(id)),
  }));
