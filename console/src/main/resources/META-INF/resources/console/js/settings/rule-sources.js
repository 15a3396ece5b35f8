/** What can be chosen, and the names of what was. */
export function sourcesOf(numbers, labels, members) {
  const options = {
    numbers: numbers.map(({ address, friendlyName }) => ({ value: address, words: friendlyName || address })),
    labels: labels.map(({ id, name }) => ({ value: id, words: name })),
    members: members.map(({ id, name }) => ({ value: id, words: name || id })),
  };
  const nameOf = (all) => (value) => all.find((option) => option.value === value)?.words ?? value;
  return {
    ...options,
    names: { number: nameOf(options.numbers), label: nameOf(options.labels), member: nameOf(options.members) },
  };
}
