package io.switchboard.conversation.assignee;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AssignableMembersTests {

    private static final TenantId DEMO = new TenantId("demo");
    private static final ApiCaller ANN = new ApiCaller("ann", "console", DEMO, Set.of(Role.AGENT));

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final AssignableMembers assignees = new AssignableMembers(DocumentTemplate.over(database));

    @AfterEach
    void close() {
        database.drop();
    }

    @Test
    void aMemberCanBeAssignedToUntilRemoved() {
        assignees.store(DEMO, "bob", 1, false);
        accepts(ANN, "bob");
        refuses(ANN, "eve");

        assignees.store(DEMO, "bob", 2, true);
        refuses(ANN, "bob");

        assignees.store(DEMO, "bob", 3, false);
        accepts(ANN, "bob");
    }

    @Test
    void anyOrderAndRepetitionOfTheEventsEndsWithTheLatestRevision() {
        var random = new Random(7);
        for (var run = 0; run < 20; run++) {
            var member = "member" + run;
            var revisions = new ArrayList<>(List.of(1, 2, 3, 4, 1, 2, 3, 4));
            Collections.shuffle(revisions, random);

            // Each even revision removes the member, and each odd one adds it.
            revisions.forEach(revision -> assignees.store(DEMO, member, revision, revision % 2 == 0));

            refuses(ANN, member);
        }
    }

    @Test
    void whileNoMemberIsKnownEveryIdIsAccepted() {
        accepts(ANN, "bob");
        assignees.store(new TenantId("demo2"), "bob", 1, false);
        assignees.store(new TenantId("dem"), "bob", 1, false);
        accepts(ANN, "eve");

        assignees.store(DEMO, "bob", 1, true);

        refuses(ANN, "eve");
    }

    @Test
    void aMemberOfAnotherTenantIsNone() {
        assignees.store(DEMO, "bob", 1, false);
        assignees.store(new TenantId("other"), "eve", 1, false);

        refuses(ANN, "eve");
    }

    @Test
    void aPersonCanAssignToThemselvesBeforeTheirFirstLoginIsAnnounced() {
        assignees.store(DEMO, "bob", 1, false);

        accepts(ANN, "ann");
        refuses(new ApiCaller("robot", "robot", DEMO, Set.of(Role.AGENT)), "robot");
        refuses(new ApiCaller("olga", "console", DEMO, Set.of(Role.OPERATOR)), "olga");
        assignees.store(DEMO, "ann", 4, true);
        refuses(ANN, "ann");
    }

    private void accepts(ApiCaller caller, String memberId) {
        assertThatCode(() -> assignees.require(caller, DEMO, memberId)).doesNotThrowAnyException();
    }

    private void refuses(ApiCaller caller, String memberId) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> assignees.require(caller, DEMO, memberId))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(409);
                    assertThat(String.valueOf(problem.getBody().getType())).endsWith("/assignee-not-a-member");
                });
    }
}
