package io.switchboard.provisioning.assignment;

import java.util.HashMap;
import java.util.Map;

import io.switchboard.provisioning.numbers.PhoneNumberLookup;
import io.switchboard.provisioning.numbers.PhoneNumberView;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the assignment of numbers to members, with the channels that each number is used for. */
@RestController
@RequestMapping("/api/phone-numbers/assign")
class AssignmentController {

    private final PhoneNumberLookup lookup;
    private final NumberPatchReader reader;
    private final NumberChanges changes;

    AssignmentController(PhoneNumberLookup lookup, NumberPatchReader reader, NumberChanges changes) {
        this.lookup = lookup;
        this.reader = reader;
        this.changes = changes;
    }

    /**
     * An assignment.
     *
     * @param chatbotId the older name of {@code agentId}
     * @param enableSms null leaves the channel as it is, as for the other two
     */
    record AssignmentForm(
            @Nullable String phoneNumberId,
            @Nullable String agentId,
            @Nullable String chatbotId,
            @Nullable Boolean enableSms,
            @Nullable Boolean enableWhatsApp,
            @Nullable Boolean enableVoice) {

        private String assignee() {
            var assignee = agentId == null ? chatbotId : agentId;
            if (assignee == null || (chatbotId != null && !chatbotId.equals(assignee))) {
                throw ApiProblem.invalid(
                        "invalid-agent", "'agentId' must be the id of a member; 'chatbotId' is its older name.");
            }
            return assignee;
        }

        private Map<String, Boolean> channels() {
            var channels = new HashMap<String, Boolean>();
            add(channels, "sms", enableSms);
            add(channels, "whatsapp", enableWhatsApp);
            add(channels, "voice", enableVoice);
            return channels;
        }

        private static void add(Map<String, Boolean> channels, String channel, @Nullable Boolean isOn) {
            if (isOn != null) {
                channels.put(channel, isOn);
            }
        }
    }

    /** Assigns a number; its database record and Twilio change together, or neither does. */
    @PostMapping
    ResponseEntity<PhoneNumberView> assign(
            ApiCaller caller, TenantId tenant, IfMatch ifMatch, @RequestBody AssignmentForm form) {
        var number = lookup.find(tenant, form.phoneNumberId() == null ? "" : form.phoneNumberId());
        var patch = NumberPatch.assignment(reader.assignee(tenant, form.assignee()), form.channels());
        return PhoneNumberView.response(
                changes.change(caller, tenant, number, ifMatch, NumberChange.Kind.ASSIGNMENT, patch));
    }

    /** Ends a number's assignment; its channels stay as they are. */
    @DeleteMapping
    ResponseEntity<PhoneNumberView> unassign(
            ApiCaller caller, TenantId tenant, IfMatch ifMatch, @RequestParam String phoneNumberId) {
        var number = lookup.find(tenant, phoneNumberId);
        return PhoneNumberView.response(changes.change(
                caller, tenant, number, ifMatch, NumberChange.Kind.ASSIGNMENT, NumberPatch.assignment("", Map.of())));
    }
}
