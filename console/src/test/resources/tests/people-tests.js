import { hueOf } from "/console/js/lib/initials.js";
import { initials } from "/console/js/lib/initials.js";
import { bareAddress } from "/console/js/lib/phone.js";
import { phoneWords } from "/console/js/lib/phone.js";
import { equal, test } from "./testing.js";

test("initials are the first letters of first and last word in Latin, Greek and Cyrillic", () => {
  equal(initials("Tom Okafor"), "TO");
  equal(initials("Anna Maria van der Berg"), "AB");
  equal(initials("Νίκος Παπάς"), "ΝΠ");
  equal(initials("нина орлова"), "НО");
  equal(initials("Zoë"), "Z");
});

test("initials are the first character in all other scripts", () => {
  equal(initials("中村 健二"), "中");
  equal(initials("נועה כהן"), "נ");
  equal(initials("नमस्ते दुनिया"), "न");
  equal(initials("Li 李"), "L");
});

test("initials of what is no name are nothing", () => {
  equal(["", undefined, "+1 555 123 0118", "—"].map(initials), ["", "", "", ""]);
});

test("a person's colour is one of twelve and always the same", () => {
  const hues = new Set(Array.from({ length: 500 }, (_, index) => hueOf(`contact-${index}`)));
  equal([...hues].sort((one, other) => one - other), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  equal(hueOf("contact-1"), hueOf("contact-1"));
});

test("numbers are grouped for reading where the API gives no form", () => {
  equal(phoneWords("+15551230103"), "+1 555 123 0103");
  equal(phoneWords("+4917123456789"), "+49 171 234 567 89");
  equal(phoneWords("+442079460000"), "+44 207 946 0000");
  equal(phoneWords("+35312345678"), "+353 123 456 78");
  equal(phoneWords("whatsapp:+15551230103"), "+1 555 123 0103");
  equal(phoneWords("+15551230103", "(555) 123-0103"), "(555) 123-0103");
});

test("short codes and names of senders stay as they are", () => {
  equal(phoneWords("72345"), "72345");
  equal(phoneWords("MILLERS"), "MILLERS");
  equal(phoneWords(undefined), "");
});

test("numbers are copied as they are dialled", () => {
  equal(bareAddress("whatsapp:+15551230103"), "+15551230103");
  equal(bareAddress("+15551230103"), "+15551230103");
});
