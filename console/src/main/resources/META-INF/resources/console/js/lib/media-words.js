const KINDS = [
  { types: /^text\/(vcard|x-vcard|directory)\b/i, one: "Contact", several: "contacts" },
  { types: /^image\//i, one: "Picture", several: "pictures" },
  { types: /^audio\//i, one: "Voice message", several: "voice messages" },
  { types: /^video\//i, one: "Video", several: "videos" },
];
const FILE = { one: "File", several: "files" };

/** Names the media of a message in a few words, the same that the server puts in its list. */
export function mediaWords(media) {
  if (!media?.length) return "";
  const kinds = new Set(media.map(kindOf));
  const kind = kinds.size === 1 ? [...kinds][0] : FILE;
  return media.length === 1 ? kind.one : `${media.length} ${kind.several}`;
}

const kindOf = ({ contentType }) => KINDS.find(({ types }) => types.test(contentType?.trim() ?? "")) ?? FILE;
