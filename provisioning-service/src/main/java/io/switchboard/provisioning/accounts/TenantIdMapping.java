package io.switchboard.provisioning.accounts;

import java.util.List;

import io.switchboard.web.TenantId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Stores tenant ids as text. A document with a text that is no tenant id cannot be read. */
@Configuration(proxyBeanMethods = false)
class TenantIdMapping {

    @Bean
    static MongoCustomConversions tenantIdConversions() {
        return new MongoCustomConversions(List.of(ConverterBuilder.reading(String.class, TenantId.class, TenantId::new)
                .andWriting(TenantId::value)));
    }
}
