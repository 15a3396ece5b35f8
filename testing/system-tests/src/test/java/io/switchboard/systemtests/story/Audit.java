package io.switchboard.systemtests.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static io.switchboard.systemtests.story.Eventually.patiently;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the answers to Twilio with the stored messages: each acknowledged text is stored once, with its tenant, and
 * was pushed. Texts that were not acknowledged, for which there is no promise, may be stored as well: once.
 */
final class Audit {

    /** Twilio's retries of one webhook take 15 seconds at most. */
    private static final Duration RETRIES = Duration.ofSeconds(16);

    private static final int MOST_ATTEMPTS = 4;
    private static final int COPIES = 2;
    private static final String END = "That is all";

    private final Switchboard switchboard;
    private final Rush rush;

    Audit(Switchboard switchboard, Rush rush) {
        this.switchboard = switchboard;
        this.rush = rush;
    }

    void run() {
        var lastText = rush.awaitSent();
        patiently()
                .pollInterval(Duration.ofMillis(500))
                .until(() -> nothingIsUnderWay() || Instant.now().isAfter(lastText.plus(RETRIES)));
        awaitProcessed();
        for (var tenant : Tenant.values()) {
            assertKeptOnce(tenant);
            assertNothingForeign(tenant);
        }
    }

    private boolean nothingIsUnderWay() {
        var ours = new HashSet<String>();
        for (var tenant : Tenant.values()) {
            ours.addAll(rush.texts(tenant).keySet());
        }
        var ended = switchboard.twilio().deliveriesOfTexts().stream()
                .filter(delivery -> ours.contains(delivery.sid()))
                .filter(delivery -> delivery.isAcknowledged() || delivery.attempt() == MOST_ATTEMPTS)
                .collect(Collectors.groupingBy(Twilio.Delivery::sid, Collectors.counting()));
        return ended.size() == ours.size() && ended.values().stream().allMatch(copies -> copies >= COPIES);
    }

    /** Sends a further text of each customer: once it is stored, all earlier texts are stored, or never will be. */
    private void awaitProcessed() {
        rush.eachCustomerTexts(END);
        for (var tenant : Tenant.values()) {
            for (var customer : rush.customers(tenant)) {
                var agent = switchboard.agentOf(tenant);
                eventually(() -> assertThat(
                                agent.messages(agent.conversationWith(customer).id()))
                        .extracting(Message::body)
                        .contains(END));
            }
        }
    }

    private void assertKeptOnce(Tenant tenant) {
        var texts = rush.texts(tenant);
        var acknowledged = switchboard.twilio().acknowledgedTexts(texts.keySet());
        var stored = stored(tenant);
        System.out.printf(
                "%s: %d texts, %d acknowledged, %d stored%n",
                tenant.id(), texts.size(), acknowledged.size(), stored.size());

        assertThat(acknowledged).isNotEmpty();
        assertThat(stored).extracting(Message::sid).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(stored).allSatisfy(message -> assertThat(texts).containsEntry(message.sid(), message.body()));
        eventually(() -> assertThat(rush.pushed(tenant)).containsAll(acknowledged));
    }

    private List<Message> stored(Tenant tenant) {
        var agent = switchboard.agentOf(tenant);
        var conversations = conversations(agent, numbers(tenant));
        assertThat(conversations)
                .extracting(Conversation::theirAddress)
                .as("one conversation with each customer")
                .containsExactlyInAnyOrderElementsOf(numbers(tenant));
        return conversations.stream()
                .flatMap(conversation -> agent.messages(conversation.id()).stream())
                .toList();
    }

    private void assertNothingForeign(Tenant tenant) {
        var agent = switchboard.agentOf(tenant);
        var foreign = numbers(tenant == Tenant.DEMO ? Tenant.OTHER : Tenant.DEMO);

        assertThat(conversations(agent, foreign)).isEmpty();
        assertThat(agent.stream().events()).allMatch(event -> event.tenantId().equals(tenant.id()));
        assertThat(agent.stream().events("message.received"))
                .extracting(event -> event.data().get("from").asString())
                .doesNotContainAnyElementsOf(foreign);
    }

    private List<String> numbers(Tenant tenant) {
        return rush.customers(tenant).stream().map(Customer::number).toList();
    }

    private static List<Conversation> conversations(Agent agent, Collection<String> with) {
        return agent.conversations().stream()
                .filter(conversation -> with.contains(conversation.theirAddress()))
                .toList();
    }
}
