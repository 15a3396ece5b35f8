import { mediaWords } from "/console/js/lib/media-words.js";
import { equal, test } from "./testing.js";

const words = (...contentTypes) => mediaWords(contentTypes.map((contentType) => ({ contentType })));

test("media are named after their kind", () => {
  equal(words("image/jpeg"), "Picture");
  equal(words("IMAGE/PNG", "image/gif"), "2 pictures");
  equal(words("audio/ogg; codecs=opus"), "Voice message");
  equal(words("text/x-vcard"), "Contact");
  equal(words("application/pdf"), "File");
  equal(words(undefined), "File");
  equal(words("image/jpeg", "video/mp4"), "2 files");
});

test("a message without media has no words for them", () => {
  equal(mediaWords([]), "");
  equal(mediaWords(undefined), "");
});
