/**
 * A contact was erased: the conversations with it leave the page, with what was written in them and waits to be sent.
 *
 * @param erased the data of the event `contact.erased`
 */
export function eraseContact({ conversations, drafts, list, search, context }, { contactId, requestedAt }) {
  const ids = conversations.erase(contactId, requestedAt);
  for (const id of ids) {
    drafts.set(id, {});
    if (list.selection.has(id)) list.selection.toggle(id);
    context.outbox.of(id).forEach(({ key }) => context.outbox.discard(key));
  }
  const isOfAnother = (hit) => ![hit.id, hit.contactId].includes(contactId) && !ids.includes(hit.conversationId);
  search.groups.forEach(({ pages }) => pages.change((hits) => hits.filter(isOfAnother)));
}
