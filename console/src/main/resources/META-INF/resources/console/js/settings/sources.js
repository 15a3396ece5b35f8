import { getRevised, write } from "../api/http.js";

const settingPath = (page) => `/api/settings/${page}`;

/** How a page of the company's settings is loaded and saved; see `RevisedForm`. */
export const settingSource = (page) => ({
  load: () => getRevised(settingPath(page)),
  save: ({ revision, ...values }, { etag }) => write("PUT", settingPath(page), values, { ifMatch: etag }),
});

export const preferencesSource = {
  load: () => getRevised("/api/notifications/preferences"),
  save: (values, { etag }) => write("PUT", "/api/notifications/preferences", values, { ifMatch: etag }),
};

/** How a member is loaded and saved: only what changed is sent, null for what was cleared. */
export const memberSource = (id) => ({
  load: () => getRevised(memberPath(id)),
  save: (values, { etag, before }) => write("PATCH", memberPath(id), changedFields(before, values), { ifMatch: etag }),
});

/** A member who was never here is created with the issuer's id. */
export const newMemberSource = {
  load: async () => ({ data: { name: "" } }),
  save: (values) => write("POST", "/api/members", values),
};

/** How an item of a list that is replaced whole is loaded and saved, such as a template; see `RevisedForm`. */
export const itemSource = (path, fields, item) => ({
  load: async () => (item.id ? getRevised(`${path}/${encodeURIComponent(item.id)}`) : { data: item }),
  save: (values, { etag }) => {
    const body = Object.fromEntries(fields.map((field) => [field, values[field]]));
    if (!item.id) return write("POST", path, body);
    return write("PUT", `${path}/${encodeURIComponent(item.id)}`, body, { ifMatch: etag });
  },
});

const memberPath = (id) => `/api/members/${encodeURIComponent(id)}`;

function changedFields(before, values) {
  const names = new Set([...Object.keys(before), ...Object.keys(values)]);
  const changed = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(values[name]));
  return Object.fromEntries(changed.map((name) => [name, values[name] ?? null]));
}
