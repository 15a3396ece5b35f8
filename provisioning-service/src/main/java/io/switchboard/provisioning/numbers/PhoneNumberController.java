package io.switchboard.provisioning.numbers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.records.PhoneNumbers;
import io.switchboard.provisioning.records.VoicePlanJson;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tenant's own numbers. Its SID or its address is accepted in place of a number's id. */
@RestController
@RequestMapping("/api/phone-numbers")
class PhoneNumberController {

    private static final String LIST = "phone-numbers";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final PhoneNumbers numbers;
    private final WebhookComparisons comparisons;
    private final VoicePlans plans;

    PhoneNumberController(PhoneNumbers numbers, WebhookComparisons comparisons, VoicePlans plans) {
        this.numbers = numbers;
        this.comparisons = comparisons;
        this.plans = plans;
    }

    record Item(
            String id,
            @Nullable String sid,
            String address,
            String accountSid,
            String friendlyName,
            List<String> capabilities,
            List<String> channels,
            @Nullable String agentId,
            @Nullable Map<String, Object> voicePlan,
            Instant createdAt,
            Instant updatedAt) {

        static Item of(PhoneNumber number) {
            return new Item(
                    number.id(),
                    number.sid(),
                    number.address(),
                    number.accountSid(),
                    number.friendlyName(),
                    number.capabilities(),
                    number.channels(),
                    number.agentId(),
                    VoicePlanJson.fields(number.voicePlan()),
                    number.createdAt(),
                    number.updatedAt());
        }
    }

    /** Lists the numbers, ordered by address. */
    @GetMapping
    Page<Item> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var after = Cursor.read(LIST, cursor);
        var found = numbers.page(tenant, after == null ? "" : after.id(), Page.fetch(limit));
        return Page.of(found, limit, Item::of, last -> Cursor.of(last.address()).text(LIST));
    }

    @GetMapping("/{phoneNumberId}")
    Item get(TenantId tenant, @PathVariable String phoneNumberId) {
        return Item.of(find(tenant, phoneNumberId));
    }

    /**
     * Changes the plan that answers calls: {@code {"voicePlan": {…}}}, or null for the installation's closing words. The
     * ingress uses the plan a moment later; after a Kafka outage, soon after Kafka is back.
     */
    @PatchMapping("/{phoneNumberId}")
    Item change(
            TenantId tenant, @PathVariable String phoneNumberId, @RequestBody Map<String, @Nullable Object> changes) {
        changes.keySet().stream()
                .filter(name -> !name.equals("voicePlan"))
                .findFirst()
                .ifPresent(name -> {
                    throw PhoneNumberProblems.unknownField(name);
                });
        var number = find(tenant, phoneNumberId);
        if (!changes.containsKey("voicePlan")) {
            return Item.of(number);
        }
        var plan = plans.checked(tenant, changes.get("voicePlan"));
        var changed = numbers.plan(tenant, number, plan).orElseThrow(PhoneNumberProblems::notFound);
        return Item.of(changed);
    }

    /** Compares a number's webhooks at Twilio with the desired ones. */
    @GetMapping("/webhooks")
    WebhookComparison webhooks(TenantId tenant, @RequestParam String phoneNumberId) {
        return comparisons.compare(find(tenant, phoneNumberId));
    }

    /** Finds a number by id, SID or address; an unescaped {@code +} in a query arrives as a space. */
    private PhoneNumber find(TenantId tenant, String id) {
        var meant = id.startsWith(" ") ? "+" + id.strip() : id;
        if (!ID.matcher(meant).matches()) {
            throw PhoneNumberProblems.invalidId();
        }
        return numbers.find(tenant, meant).orElseThrow(PhoneNumberProblems::notFound);
    }
}
