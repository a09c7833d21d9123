/** What most engines need, so that each is only about its library. */
package org.apical.api.engine.support;
