/** What a contact's conversations tell of it: the last contact, labels, who takes care, and whether texts are allowed. */
export function summaryOf(conversations) {
  const newestFirst = [...conversations].sort((a, b) => Date.parse(lastAt(b)) - Date.parse(lastAt(a)));
  return {
    lastAt: newestFirst[0] && lastAt(newestFirst[0]),
    labels: [...new Set(newestFirst.flatMap(({ labels }) => labels))],
    owner: newestFirst.find(({ assignee }) => assignee)?.assignee,
    optedOut: newestFirst.filter(({ consent }) => consent?.state === "opted-out").length,
    conversations: newestFirst,
  };
}

const lastAt = (conversation) => conversation.lastMessage?.at ?? conversation.updatedAt;
