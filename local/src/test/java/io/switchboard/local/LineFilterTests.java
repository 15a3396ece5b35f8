package io.switchboard.local;

import io.switchboard.local.LineFilter.Detail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineFilterTests {

    private static final String STORY =
            "2026-11-21T01:16:20.400Z  INFO 3019 --- [ingress-service] [omcat-handler-0] [0123abc-4567] i.s.ingress.SmsWebhook : message accepted";
    private static final String FOREIGN =
            "2026-11-21T01:16:20.400Z  INFO 3019 --- [ingress-service] [           main] o.a.k.clients.Metadata   : Cluster ID: x";
    private static final String ERROR =
            "2026-11-21T01:16:20.400Z ERROR 3019 --- [ingress-service] [           main] o.s.boot.SpringApplication : Application run failed";

    private final LineFilter filter = new LineFilter();

    @Test
    void theStoryIsShownWithoutItsHead() {
        assertThat(filter.shown(STORY, Detail.STORY)).contains("message accepted");
    }

    @Test
    void whatLibrariesSayIsLeftToTheLogFile() {
        assertThat(filter.shown(FOREIGN, Detail.STORY)).isEmpty();
        assertThat(filter.shown(FOREIGN, Detail.EVERYTHING)).contains("Cluster ID: x");
    }

    @Test
    void duringTheStartOnlyErrorsAreShown() {
        assertThat(filter.shown(STORY, Detail.ERRORS)).isEmpty();
        assertThat(filter.shown(ERROR, Detail.ERRORS)).contains("ERROR Application run failed");
    }

    @Test
    void aStackTraceFollowsTheLineItBelongsTo() {
        assertThat(filter.shown(FOREIGN, Detail.STORY)).isEmpty();
        assertThat(filter.shown("\tat java.base/java.lang.Thread.run", Detail.STORY))
                .isEmpty();

        assertThat(filter.shown(ERROR, Detail.STORY)).isPresent();
        assertThat(filter.shown("\tat java.base/java.lang.Thread.run", Detail.STORY))
                .isPresent();
    }
}
