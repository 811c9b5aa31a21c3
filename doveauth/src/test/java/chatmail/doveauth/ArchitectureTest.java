// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.time.Instant;

@AnalyzeClasses(packages = "chatmail.doveauth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("chatmail.doveauth.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingHereKnowsAnotherDaemon =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("chatmail.milter..", "chatmail.expirer..");

    @ArchTest
    static final ArchRule accountsKnowNoWireAndNoFiles = classes()
            .that()
            .resideInAPackage("chatmail.doveauth.accounts..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.util..",
                            "java.security..",
                            "java.time..",
                            "org.apache.commons.codec..",
                            "org.jspecify..",
                            "chatmail.common.accounts..",
                            "chatmail.common.address..",
                            "chatmail.common.config..",
                            "chatmail.doveauth.accounts..",
                            "chatmail.common.work..")
                    .or(type(IOException.class)));

    @ArchTest
    static final ArchRule nothingReadsAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyTheProtocolKnowsNetty = noClasses()
            .that()
            .resideOutsideOfPackage("chatmail.doveauth.dict..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule doorsKnowNoFiles = noClasses()
            .that()
            .resideInAnyPackage("chatmail.doveauth.dict..", "chatmail.doveauth.lastlogin..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files");
}
