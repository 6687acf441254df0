"""
Step 4: joins the items on one event to a story, in all languages.

    agent      the agent ``desk.stories``
    step       a report or a tick in, the records of stories out
    members    the report of a version or a copy becomes part of a story
    merging    two stories of one event become one
    status     new, developing, breaking or quiet
    summary    the public record of a story
    outgoing   its records for readers and sinks
    changes    what one step changes, before it is applied
    state      what the step remembers
    indexes    what is derived from it: languages, usual figures, times
    models     the records of its tables
    tables     the state on Faust tables

All modules but agent and tables are pure: a step reads the state and returns
its changes, and only `apply` changes the state.
"""
