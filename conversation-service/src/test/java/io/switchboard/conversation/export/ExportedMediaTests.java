package io.switchboard.conversation.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipInputStream;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.BrokenMediaServer;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Address;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.Role;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Exports files whose transfer does not end well. */
class ExportedMediaTests {

    private static final ApiCaller ANN = new ApiCaller("ann", null, OneNumber.TENANT, Set.of(Role.ADMIN));
    private static final String CUSTOMER = "+15551230001";

    @Test
    void aTransferThatBreaksOffIsNotedAndTheExportGoesOn() throws IOException {
        try (var twilio = BrokenMediaServer.cuttingOff();
                var store = new TestStore(twilio.url())) {
            var first = message(store, twilio, "MM1");
            var second = message(store, twilio, "MM2");
            var contact = store.get(Contacts.class)
                    .person(OneNumber.TENANT, new Address("sms", CUSTOMER))
                    .orElseThrow();

            var job = store.finishedJob(store.get(ExportController.class)
                    .exportContact(ANN, OneNumber.TENANT, contact.id())
                    .id());

            assertThat(job.getString("state")).isEqualTo("succeeded");
            assertThat(job.getList("failures", Document.class))
                    .extracting(failure -> failure.getString("item"))
                    .containsExactlyInAnyOrder(first.id() + "-0", second.id() + "-0");
            assertThat(files(Objects.requireNonNull(store.jobResult(job.getString("_id")))))
                    .containsEntry("media/" + first.id() + "-0.png", BrokenMediaServer.START)
                    .hasEntrySatisfying(
                            "media-failures.ndjson",
                            failures -> assertThat(failures.lines())
                                    .hasSize(2)
                                    .allMatch(line -> line.contains("incomplete")));
        }
    }

    @Test
    void aFileWithoutALengthEndsAtTheLimit() throws IOException {
        try (var twilio = BrokenMediaServer.endless();
                var store = new TestStore(twilio.url())) {
            var message = message(store, twilio, "MM1");

            try (var body = store.get(ExportedMedia.class)
                    .open(OneNumber.TENANT, message.id(), 0)
                    .orElseThrow()) {
                body.skipNBytes(100L * 1024 * 1024);

                assertThatExceptionOfType(IOException.class).isThrownBy(body::read);
            }
        }
    }

    private static StoredMessage message(TestStore store, BrokenMediaServer twilio, String sid) {
        var url = "%s/2010-04-01/Accounts/%s/Messages/MM%s/Media/ME%s"
                .formatted(twilio.url(), OneNumber.ACCOUNT_SID, "1".repeat(32), "2".repeat(32));
        return store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound(sid)
                        .between(OneNumber.ADDRESS, CUSTOMER)
                        .media(url)
                        .build()))
                .getFirst()
                .message();
    }

    private static Map<String, String> files(byte[] zip) throws IOException {
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
