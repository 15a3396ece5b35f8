package io.switchboard.notification.storage;

import java.util.List;

import io.switchboard.events.job.Job;
import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Maps the types that are stored in another form than Spring Data's own, both in documents and in queries. */
@Configuration(proxyBeanMethods = false)
public class DocumentConversions {

    @Bean
    static MongoCustomConversions mongoCustomConversions() {
        return conversions();
    }

    /** The same conversions, for tests without an application context. */
    public static MongoCustomConversions conversions() {
        return new MongoCustomConversions(List.of(
                ConverterBuilder.reading(String.class, TenantId.class, TenantId::new)
                        .andWriting(TenantId::value),
                ConverterBuilder.reading(String.class, Job.State.class, Job.State::of)
                        .andWriting(Job.State::word)));
    }
}
