"""The plan's screen: tools above, the timeline, and the inspector of the selected stage."""
