const CHANNEL = /^[a-z]+:(?=\+?\d)/;
const NORTH_AMERICA = /^\+1(\d{3})(\d{3})(\d{4})$/;
// Country codes of one and of two digits; all others have three (ITU E.164).
const COUNTRY = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/;

/** The address without the prefix of a channel ("whatsapp:"), as it is dialled and copied. */
export const bareAddress = (address) => (address ?? "").replace(CHANNEL, "");

/** A number as it is read: the API's form if it gives one, else grouped by what the digits alone tell. */
export function phoneWords(address, display) {
  if (display) return display;
  const bare = bareAddress(address);
  const american = bare.match(NORTH_AMERICA);
  if (american) return `+1 ${american.slice(1).join(" ")}`;
  const [, country, rest] = bare.match(COUNTRY) ?? [];
  return rest ? `+${country} ${grouped(rest)}` : bare;
}

/** Groups of three, of which the last may have four: no digit stands alone. */
const grouped = (digits) => digits.replace(/(\d{3})(?=\d{2})/g, "$1 ");
