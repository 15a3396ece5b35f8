import { html } from "../lib/html.js";
import { emptyState } from "../parts/empty-state.js";
import { profileFields, PROFILE_FIELDS } from "./profile-fields.js";
import { RevisedForm } from "./revised-form.js";
import { memberSource } from "./sources.js";
import { profile as words } from "./words.js";

/** The page of one's own profile. An operator is no member and has none. */
export function createProfilePage(context) {
  const form = new RevisedForm({ ...memberSource("me"), isReadOnly: () => context.isReadOnly, changed: context.changed });
  const isNoMember = () => form.loaded.problem?.code === "not-a-member";
  return {
    form,
    shownFields: PROFILE_FIELDS,
    fieldWords: words.fields,
    get loaded() {
      return isNoMember() ? undefined : form.loaded;
    },
    load: () => void form.loaded.load(),
    apply({ type, data }) {
      if (type === "member.updated" && data.id === context.session.id && !form.isSaving) form.loaded.load();
    },
    main: () =>
      isNoMember()
        ? emptyState({ icon: "user", words: words.noMember, detail: words.noMemberDetail })
        : html`${profileFields(form)}`,
  };
}
