package io.switchboard.conversation.setting;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.label.Labels;
import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.conversation.setting.page.SettingValue;
import io.switchboard.conversation.template.Templates;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the values of a page that a client sent, and refuses those that are wrong or name what is not the tenant's. */
@Component
public class SettingReader {

    private final Templates templates;
    private final Directory directory;
    private final Labels labels;
    private final AssignableMembers members;

    SettingReader(Templates templates, Directory directory, Labels labels, AssignableMembers members) {
        this.templates = templates;
        this.directory = directory;
        this.labels = labels;
        this.members = members;
    }

    /**
     * Returns the values. A field that is left out gets its default; {@code revision} may be sent along and is ignored.
     *
     * @throws ApiProblem 400 {@code invalid-setting} naming the fields that are wrong
     */
    public <T extends SettingValue> T read(
            ApiCaller caller, TenantId tenant, SettingPage<T> page, Map<String, @Nullable Object> values) {
        var fields = new LinkedHashMap<String, @Nullable Object>(values);
        fields.remove(SettingState.REVISION);
        var read = SettingJson.read(page, fields, id -> templates.find(tenant, id));
        var foreign = read.foreignResources(new Resources(caller, tenant));
        if (!foreign.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-setting", foreign);
        }
        return read;
    }

    private final class Resources implements TenantResources {

        private final ApiCaller caller;
        private final TenantId tenant;

        Resources(ApiCaller caller, TenantId tenant) {
            this.caller = caller;
            this.tenant = tenant;
        }

        /** Senders other than phone numbers are in no directory; a WhatsApp number may be registered without being rented. */
        @Override
        public boolean isOwnAddress(String channel, String address) {
            if (!address.startsWith("+")) {
                return true;
            }
            return directory
                    .number(address)
                    .map(number -> number.tenantId().equals(tenant.value()))
                    .orElse(!channel.equals(Address.SMS));
        }

        @Override
        public Set<String> labels(Collection<String> ids) {
            return ids.isEmpty() ? Set.of() : labels.existing(tenant, ids);
        }

        @Override
        public boolean isMember(String id) {
            return members.allows(caller, tenant, id);
        }
    }
}
