package io.switchboard.conversation.sending.bulk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.web.TenantId;

/**
 * The message of a job, with what a run reads once for all recipients.
 *
 * @param templateVariables the variables that the tenant's template names; none where it was removed, and of a Content template
 */
record BulkMessage(TenantId tenantId, BulkInput input, List<String> templateVariables) {

    BulkMessage {
        templateVariables = List.copyOf(templateVariables);
    }

    /** Returns the attributes that the message needs: all of many contacts could be too much for a checkpoint. */
    Map<String, String> needed(Map<String, String> attributes) {
        Set<String> names = ContactVariables.attributes(input, templateVariables);
        return attributes.entrySet().stream()
                .filter(attribute -> names.contains(attribute.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
