import { listWords } from "../lib/amounts.js";

export * from "./words-answering.js";
export * from "./words-calls.js";
export * from "./words-conversations.js";
export * from "./words-own.js";
export * from "./words-people.js";
export * from "./words-rules.js";
export * from "./words-sending.js";

export const words = {
  title: "Settings",
  pages: "Pages of settings",
  goTo: (page) => `Settings: ${page}`,
  history: "What was changed on this page",
  noSuchPage: "There is no such page of settings.",
  effect: "Effect",
  standard: "Standard",
  standardDetail: "Nothing was saved here yet. These values are in force.",
  adminsChange: "Admins can change this page.",
  readOnlyNow: "Settings can be read, but not changed right now.",
  outdated: "Another person saved this page while you edit it. Saving shows you both versions.",
  unsavedChanges: "Changes that are not saved",
  changes: (amount) => (amount === 1 ? "1 change" : `${amount} changes`),
  save: "Save",
  saving: "Saving …",
  saveChanges: "Save the changes",
  saved: "Saved",
  discard: "Discard",
  discardChanges: "Discard the changes",
  discarded: "Changes discarded.",
  notSaved: "Not saved",
  notSavedBecause: "Not saved.",
  fieldsRefused: "Look at the marked fields. ",
  leaveTitle: "Save before you leave?",
  leaveBody: (amount, pages) => `${amount === 1 ? "One change is" : `${amount} changes are`} not saved: ${listWords(pages)}.`,
  stay: "Stay",
  conflictTitle: "Another person saved this page",
  conflictBody: "Choose a version for each field. Nothing is saved until you say so.",
  theirs: "Saved by the other person",
  yours: "Yours",
  goOnEditing: "Go on editing",
  saveChosen: "Save the chosen ones",
  nothingSet: "Nothing set",
  on: "On",
  off: "Off",
  more: "Show more",
  removed: "(removed)",
  insertVariable: (name) => `Put {{${name}}} into the text`,
};
