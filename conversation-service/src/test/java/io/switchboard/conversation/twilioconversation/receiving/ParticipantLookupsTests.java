package io.switchboard.conversation.twilioconversation.receiving;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.ConversationKey;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks Twilio for the participants of conversations of several accounts. */
class ParticipantLookupsTests {

    private static final String BROKEN = "AC000000000000000000000000000000e1";
    private static final int FULL_BATCH = 100;

    private final TestStore store = new TestStore();
    private final TwilioConversations conversations = store.get(TwilioConversations.class);
    private final List<String> askedAccounts = Collections.synchronizedList(new ArrayList<>());
    private HttpServer twilio;
    private TwilioClients clients;
    private ParticipantLookups lookups;

    @BeforeEach
    void start() throws IOException {
        twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        twilio.createContext("/", this::answer);
        twilio.start();
        clients = new TwilioClients(new TwilioSettings(
                URI.create("http://localhost:" + twilio.getAddress().getPort()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2)));
        lookups = new ParticipantLookups(
                conversations,
                store.get(ConversationBinder.class),
                store.get(TwilioConversationEvents.class),
                new TwoAccounts(),
                clients,
                new LookupSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMinutes(10)),
                store.clock());
    }

    @AfterEach
    void close() {
        clients.close();
        twilio.stop(0);
        store.close();
    }

    @Test
    void anAccountThatDoesNotAnswerHoldsNoOtherUp() {
        for (var number = 0; number < FULL_BATCH; number++) {
            waits(BROKEN, number);
        }
        store.clock().advance(Duration.ofSeconds(1));
        var other = waits(OneNumber.ACCOUNT_SID, FULL_BATCH);
        store.clock().advance(Duration.ofSeconds(10));

        lookups.run();

        assertThat(conversations.find(other).map(StoredTwilioConversation::lookedUpAt))
                .isPresent();
        // The client repeats a request that failed.
        assertThat(askedAccounts).contains(OneNumber.ACCOUNT_SID).hasSizeLessThan(10);
    }

    private ConversationKey waits(String accountSid, int number) {
        var key = new ConversationKey(OneNumber.TENANT, accountSid, "CH%032x".formatted(number));
        var at = store.clock().instant();
        conversations.noteState(key, "active", at, at);
        conversations.noteWaiting(key, at);
        return key;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var credentials = exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("Basic ", "");
        var account =
                new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).replaceFirst(":.*", "");
        askedAccounts.add(account);
        var body = "{\"participants\":[],\"meta\":{}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(account.equals(BROKEN) ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The tenant's account, and another one of the tenant. */
    private static final class TwoAccounts implements Directory {

        private final OneNumber one = new OneNumber();

        @Override
        public Optional<Account> account(String accountSid) {
            return accountSid.equals(BROKEN)
                    ? Optional.of(new Account(BROKEN, OneNumber.TENANT.value(), "token", null, null))
                    : one.account(accountSid);
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return one.number(address);
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return one.numbersOf(tenantId);
        }
    }
}
