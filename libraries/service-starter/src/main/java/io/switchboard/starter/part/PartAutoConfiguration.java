package io.switchboard.starter.part;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.kafka.report.KafkaContact;
import io.switchboard.kafka.report.ListenerReport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Gives every service but the gateway its report for operators. */
@AutoConfiguration(afterName = "io.switchboard.kafka.report.KafkaReportAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(KafkaContact.class)
class PartAutoConfiguration {

    @Bean
    CounterRates counterRates(MeterRegistry registry) {
        return new CounterRates(registry);
    }

    @Bean
    PartController partController(
            Environment environment,
            KafkaContact kafka,
            ListenerReport listeners,
            CounterRates rates,
            MeterRegistry registry) {
        return new PartController(environment, kafka, listeners, rates, registry);
    }
}
