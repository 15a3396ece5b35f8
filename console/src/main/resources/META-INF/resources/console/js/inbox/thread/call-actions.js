/** Calling the customer: one's own phone rings first, then theirs. */
export function callActions({ outgoing, open }) {
  const words = () => {
    const { contact, theirAddress } = open().conversation;
    return contact?.name || contact?.display || theirAddress;
  };

  return {
    callBack(call) {
      const address = call.direction === "inbound" ? call.from : call.to;
      outgoing.start({ callId: call.id, address, words: words() });
    },
    call() {
      const { id, channel, theirAddress: address } = open().conversation;
      const target = channel === "sms" ? { conversationId: id } : { to: address };
      outgoing.start({ ...target, address, words: words() });
    },
  };
}
