package io.switchboard.conversation.setting;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.conversation.setting.page.SettingPage;

/**
 * The state of a page.
 *
 * @param revision 0 for a page that was never set
 * @param fields the values by their names in JSON
 */
record SettingState(int revision, Map<String, Object> fields) {

    static final String REVISION = "revision";

    static SettingState initial(SettingPage<?> page) {
        return new SettingState(0, SettingJson.fields(page.defaults()));
    }

    static SettingState of(SettingPage<?> page, StoredSetting stored) {
        return new SettingState(stored.revision(), SettingJson.fields(SettingJson.stored(page, stored.values())));
    }

    /** The values and the revision, as the API shows them. */
    Map<String, Object> view() {
        var view = new LinkedHashMap<String, Object>();
        view.put(REVISION, revision);
        view.putAll(fields);
        return view;
    }
}
