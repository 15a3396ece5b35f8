package io.switchboard.provisioning.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.comparison.WebhookComparison.Failing;
import io.switchboard.provisioning.comparison.WebhookComparison.Field;
import io.switchboard.provisioning.comparison.WebhookComparison.Service;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.webhooks.NumberWebhooks;
import io.switchboard.provisioning.webhooks.TextRouting;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares a number's webhooks at Twilio, rather than as recorded, with its plan. */
@Component
public class WebhookComparisons {

    private final Accounts accounts;
    private final WebhookPlanner webhooks;
    private final WebhookHistory history;
    private final TextRouting routing;
    private final PlaceComparisons places;
    private final WebhookSurroundings surroundings;

    WebhookComparisons(
            Accounts accounts,
            WebhookPlanner webhooks,
            WebhookHistory history,
            TextRouting routing,
            PlaceComparisons places,
            WebhookSurroundings surroundings) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.history = history;
        this.routing = routing;
        this.places = places;
        this.surroundings = surroundings;
    }

    /**
     * Reads the number from Twilio and compares it.
     *
     * @return empty when Twilio has no such number in the recorded account
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not return the number
     */
    public Optional<WebhookComparison> compare(PhoneNumber number) {
        var sid = number.sid();
        return sid == null
                ? Optional.empty()
                : accounts.find(number.accountSid())
                        .map(accounts::connect)
                        .flatMap(twilio -> compare(number, twilio, sid));
    }

    private Optional<WebhookComparison> compare(PhoneNumber number, TwilioAccount twilio, String sid) {
        return twilio.numbers().find(sid).map(actual -> compare(number, twilio, actual));
    }

    private WebhookComparison compare(PhoneNumber number, TwilioAccount twilio, IncomingNumber actual) {
        var plan = webhooks.planFor(number, actual);
        var known = history.of(number);
        var fields = fields(plan, actual.webhooks(), known);
        var service = routing.serviceOf(twilio, actual.sid()).map(Service::of);
        var sender = places.senderOf(twilio, number);
        var conversations = places.conversationsOf(twilio, number);
        return new WebhookComparison(
                number.id(),
                number.address(),
                fields.stream().allMatch(Field::matches)
                        && service.filter(Service::losesTexts).isEmpty()
                        && sender.map(WhatsappSenderComparison::isInSync).orElse(true)
                        && conversations.map(ConversationsComparison::isInSync).orElse(true),
                fields,
                plan.unmanaged(),
                failing(known),
                surroundings.nextPassOver(number),
                service.orElse(null),
                sender.orElse(null),
                conversations.orElse(null),
                surroundings.debuggerOf(number),
                surroundings.lastReceived(number),
                surroundings.rulesFor(twilio, urls(plan, sender)));
    }

    private static List<Field> fields(WebhookPlan plan, Map<WebhookField, String> actual, NumberWebhooks known) {
        return plan.desired().entrySet().stream()
                .map(field -> {
                    var change = known.change(field.getKey());
                    return Field.of(
                            field.getKey().parameter(),
                            field.getValue(),
                            actual.getOrDefault(field.getKey(), ""),
                            change == null ? null : change.at(),
                            change == null ? null : change.by());
                })
                .toList();
    }

    private static @Nullable Failing failing(NumberWebhooks known) {
        var failure = known.failure();
        return failure == null ? null : new Failing(failure.detail(), failure.since());
    }

    /** The URLs that Twilio is to call; methods and empty values are none. */
    private static List<String> urls(WebhookPlan plan, Optional<WhatsappSenderComparison> sender) {
        return Stream.concat(
                        plan.desired().values().stream(),
                        sender.stream()
                                .flatMap(found -> found.fields().stream())
                                .map(Field::desired))
                .filter(value -> value.startsWith("http"))
                .distinct()
                .toList();
    }
}
