import { draftsOf } from "./drafts.js";

/** The draft of the dialog for a new message, among those of conversations. */
export const NEW_DRAFT = "new";

const PREFIX = "new ";

/** Stands for the conversation in the outbox while a message has none: texts to one address go out in their order. */
export const placeOf = ({ address, channel }) => `${PREFIX}${channel} ${address}`;

/** Whether an entry of the outbox is a message to somebody with whom no conversation was known. */
export const isNewMessage = ({ conversationId = "" }) => conversationId.startsWith(PREFIX);

/** Puts a message that was refused back into the dialog's draft, which without any text would be none. */
export const keepForEditing = ({ form, words }, personId) => draftsOf(personId).set(NEW_DRAFT, { reply: form.body.trim() || words, form });
