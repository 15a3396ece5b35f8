const KEY = "contact-columns";

/** The columns of the list beside the name, in their order; the first ones are shown until a person chooses. */
export const COLUMNS = [
  { id: "address", words: "Number or address" },
  { id: "recent", words: "Last contact" },
  { id: "labels", words: "Labels" },
  { id: "owner", words: "Owner" },
  { id: "consent", words: "Texts" },
  { id: "created", words: "Known since" },
  { id: "attributes", words: "Attributes" },
];

const USUAL = ["address", "recent", "labels", "owner", "consent"];

/** The columns that the person chose on this device. */
export function chosenColumns() {
  try {
    const chosen = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(chosen) ? chosen : USUAL;
  } catch {
    return USUAL;
  }
}

export function toggleColumn(id) {
  const chosen = chosenColumns();
  const columns = chosen.includes(id) ? chosen.filter((column) => column !== id) : [...chosen, id];
  localStorage.setItem(KEY, JSON.stringify(COLUMNS.map((column) => column.id).filter((column) => columns.includes(column))));
}
