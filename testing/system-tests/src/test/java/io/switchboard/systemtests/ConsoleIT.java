package io.switchboard.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import io.switchboard.testing.Chromium;
import io.switchboard.testing.ChromiumBrowser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.OutputType;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Follows people through the console: they log in, see messages arrive, and answer. */
@ExtendWith({ChromiumBrowser.class, RunningSwitchboard.class})
class ConsoleIT {

    private final Switchboard switchboard;
    private final Customer customer;
    private final Customer strangersCustomer;

    ConsoleIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.customer = switchboard.customerOf(Tenant.DEMO);
        this.strangersCustomer = switchboard.customerOf(Tenant.OTHER);
    }

    @Test
    void anAgentSeesATextWithoutReloadingAndAnswersWhileAStrangerSeesNothing() throws IOException {
        try (var agent = new Person(Chromium.open());
                var stranger = new Person(Chromium.open())) {
            agent.logsIn(switchboard.gateway(), "agent", "agent");
            stranger.logsIn(switchboard.gateway(), "other", "other");

            customer.texts("Do you deliver to Mars?");
            strangersCustomer.texts("Hello, stranger");

            eventually(() -> assertThat(agent.conversations().getFirst()).contains("Do you deliver to Mars?"));
            assertThat(numbers(agent).getFirst()).contains(customer.number());
            agent.opensTheFirstConversation();
            eventually(() -> assertThat(agent.messages()).containsExactly("inbound: Do you deliver to Mars?"));
            agent.writes("On Tuesdays");
            eventually(() -> assertThat(agent.messages())
                    .containsExactly("inbound: Do you deliver to Mars?", "outbound, delivered: On Tuesdays"));
            customer.phoneShows("On Tuesdays");

            eventually(() -> assertThat(numbers(stranger).getFirst()).contains(strangersCustomer.number()));
            assertThat(numbers(stranger)).noneMatch(conversation -> conversation.contains(customer.number()));
            photograph(agent, "console-agent.png");
            photograph(stranger, "console-stranger.png");
        }
    }

    /** The rows of the list with numbers as they are dialed: the console groups their digits. */
    private static List<String> numbers(Person person) {
        return person.conversations().stream()
                .map(row -> row.replaceAll("[ -]", ""))
                .toList();
    }

    private static void photograph(Person person, String file) throws IOException {
        Files.write(Path.of("target", file), person.browser().getScreenshotAs(OutputType.BYTES));
    }
}
