package io.switchboard.provisioning.conversations;

import io.switchboard.provisioning.accounts.Accounts;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.place.PlaceRepairer;
import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.provisioning.work.ParallelWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the repair of services and addresses of Conversations, with the limit of the repair of numbers. */
@Configuration(proxyBeanMethods = false)
class ConversationPlacesConfiguration {

    @Bean
    ConversationServiceRepairer conversationServiceRepairer(
            ServicePlanner planner,
            ConversationServices services,
            Accounts accounts,
            PlaceHistory history,
            PlaceRepairer repairer,
            @Value("${switchboard.provisioning.repair.concurrency}") int concurrency) {
        return new ConversationServiceRepairer(
                planner, services, accounts, history, repairer, new ParallelWork(concurrency));
    }

    @Bean
    AutoCreationRepairer autoCreationRepairer(
            AutoCreationPlanner planner,
            NumberRecorder numbers,
            Accounts accounts,
            PlaceHistory history,
            PlaceRepairer repairer,
            @Value("${switchboard.provisioning.repair.concurrency}") int concurrency) {
        return new AutoCreationRepairer(planner, numbers, accounts, history, repairer, new ParallelWork(concurrency));
    }
}
